package dev.tradewind.event;

/** How much an event asks of those who hear of it. */
public enum Severity {
    /** Good to know; nothing has to be done. */
    INFO,
    /** Somebody should look at it. */
    WARNING,
    /** Something is broken or lost until somebody acts. */
    CRITICAL;

    public boolean atLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
