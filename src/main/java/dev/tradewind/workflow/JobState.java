package dev.tradewind.workflow;

/** Life of one job in one run of its workflow. */
public enum JobState {
    WAITING,
    /** Its turn has come and something holds it: a freeze, or the grid. */
    HELD,
    RUNNING,
    /** Its target does not answer, or it was started and is gone without an end: asking again, never taken for success. */
    UNKNOWN,
    SUCCEEDED,
    FAILED,
    /** What it waits for ended otherwise than it demands. */
    SKIPPED;

    public boolean ended() {
        return switch (this) {
            case WAITING, HELD, RUNNING, UNKNOWN -> false;
            case SUCCEEDED, FAILED, SKIPPED -> true;
        };
    }
}
