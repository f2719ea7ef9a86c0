package dev.tradewind.connector;

/** Life of an import: running, then one of the ends. */
public enum ImportState {
    RUNNING,
    IMPORTED,
    /** Read, but it would replace a month by a much smaller one, or who brought it wants to be asked: nothing counts before a person confirms it. */
    HELD,
    /** The file as a whole could not be used; nothing was kept. */
    REFUSED,
    CANCELLED,
    /** It counted until a person took it back; what it had replaced counts again. */
    TAKEN_BACK,
    /** Our fault; nothing was kept. */
    FAILED
}
