package dev.tradewind.edge.reconcile;

import dev.tradewind.edge.wire.Entry;

/** An entry as the console keeps it for ever, and what became of it. */
public record Filed(String site, Entry entry, Fate fate, String explanation, long atMillis) {

    /** What the rules made of an entry. */
    public enum Fate {
        /** As it was written. */
        APPLIED,
        /** Together with what others wrote. */
        MERGED,
        /** Another version stands; this one is kept and can be restored. */
        LOST,
        /** A person or the application must decide. */
        WAITS,
        /** Cannot be applied as it is; kept, counted, and the rest goes on. */
        SET_ASIDE
    }
}
