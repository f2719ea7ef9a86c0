package dev.tradewind.edge.wire;

/** What a collection promises when the link is cut. */
public enum Mode {
    /** A write is acknowledged when the console has it; cut off, it is refused at once. */
    STRICT,
    /** A write is acknowledged when it is on the site's disk, and travels later. */
    EVENTUAL,
    /** As EVENTUAL, for the one site that holds a fenced lease that has not run out. */
    LEASED
}
