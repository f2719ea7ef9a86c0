package dev.tradewind.edge.site;

import dev.tradewind.edge.wire.Entry;

/** What became of a write. */
public sealed interface Outcome {

    /** Durable at the site once the transaction is; travels when there is a link. */
    record Accepted(long sequence, String version) implements Outcome {}

    /** The same key was accepted before; nothing happened again. */
    record Repeated(long sequence, String version) implements Outcome {}

    /** Nothing was written, for ever. */
    record Refused(Reason reason, String explanation) implements Outcome {}

    /** The console must have it before it counts: send it, and answer the application when it has. */
    record ToConsole(Entry entry) implements Outcome {}

    enum Reason {
        CUT_OFF,
        NO_LEASE,
        DISK_FULL,
        QUOTA,
        UNKNOWN_COLLECTION,
        BAD_WRITE,
        STALE_VERSION
    }
}
