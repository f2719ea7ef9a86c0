package dev.tradewind.policy;

/** What happens when a run's latest start comes and the grid is still too dirty, or unknown. Later ones are stricter. */
public enum LatestStartRule {
    /** Run all the same; the exception stands in the audit log. */
    RUN_AND_RECORD,
    /** A person may let it start; no answer by the latest start means MISS. */
    ASK,
    /** The run is missed. */
    MISS;

    LatestStartRule stricter(LatestStartRule other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
