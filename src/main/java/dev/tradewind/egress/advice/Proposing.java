package dev.tradewind.egress.advice;

import dev.tradewind.egress.EgressFilter;

/** Puts advice before the people who decide; implemented where recommendations are known. */
public interface Proposing {
    /**
     * Proposes this advice, computed once more from the same question.
     *
     * @param id {@link Advice#id}
     */
    Proposed propose(String id, EgressFilter filter, Assumptions assumptions);

    /** What came of it. */
    sealed interface Proposed {
        /**
         * @param shortId such as {@code REC-1042}
         * @param path inside the console
         */
        record Done(String shortId, String path) implements Proposed {}

        /** @param why and what to do */
        record Refused(String why) implements Proposed {}
    }
}
