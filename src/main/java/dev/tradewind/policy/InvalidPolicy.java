package dev.tradewind.policy;

import java.util.List;
import java.util.stream.Collectors;

/** The YAML is not a policy; carries every problem. */
public final class InvalidPolicy extends RuntimeException {
    private final transient List<PolicyProblem> problems;

    public InvalidPolicy(List<PolicyProblem> problems) {
        super(problems.stream().map(PolicyProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<PolicyProblem> problems() {
        return problems;
    }
}
