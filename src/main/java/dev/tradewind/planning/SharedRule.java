package dev.tradewind.planning;

import java.util.List;

/**
 * A rule that ties several workloads of a plan together, and what the plan makes of it.
 *
 * @param concerned ids of the workloads, or of the parts of a cut service
 * @param outcome in words, with numbers
 */
public record SharedRule(Kind kind, String name, List<String> concerned, String outcome) {
    /** What is shared. */
    public enum Kind {
        BUDGET("Budget"),
        PRICE_STEPS("Price steps"),
        SITES("Sites"),
        CHAIN("Chain"),
        USERS("Users");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public SharedRule {
        concerned = List.copyOf(concerned);
    }
}
