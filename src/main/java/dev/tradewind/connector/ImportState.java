package dev.tradewind.connector;

/** Life of an import: running, then one of the ends. */
public enum ImportState {
    RUNNING,
    IMPORTED,
    /** Read, but much smaller than what it would replace: nothing counts before a person confirms it. */
    HELD,
    /** The file as a whole could not be used; nothing was kept. */
    REFUSED,
    CANCELLED,
    /** Our fault; nothing was kept. */
    FAILED
}
