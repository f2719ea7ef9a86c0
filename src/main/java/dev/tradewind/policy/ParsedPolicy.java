package dev.tradewind.policy;

import java.util.List;

/** What reading a policy's YAML gave: a rule, or every problem found. */
public sealed interface ParsedPolicy {
    record Valid(PolicyRule rule) implements ParsedPolicy {}

    record Invalid(List<PolicyProblem> problems) implements ParsedPolicy {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
