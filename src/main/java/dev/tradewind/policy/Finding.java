package dev.tradewind.policy;

/**
 * One check of one policy.
 *
 * @param rule in words: "at most 150 g/kWh"
 * @param actual what was found, with its unit, or "unknown"
 */
public record Finding(String policy, String rule, Verdict verdict, String actual) {
    /** Unknown is kept apart from broken, and neither is fine. */
    public enum Verdict {
        HOLDS,
        BROKEN,
        UNKNOWN
    }

    public boolean holds() {
        return verdict == Verdict.HOLDS;
    }
}
