package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.SignedNote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outside place that keeps what it was shown, so that a log that was rewritten later is caught. */
interface Witness {
    String name();

    /**
     * Shows a checkpoint.
     *
     * @param before entries of the checkpoint that it was shown last, 0 for none
     */
    Answer show(Checkpoints.Stored checkpoint, long before) throws InterruptedException;

    /** What it kept, as far as it can be read back from here. */
    default List<SignedNote> kept() {
        return List.of();
    }

    sealed interface Answer {
        /** @param cosignature signature line (C2SP tlog-cosignature); null from a place that only keeps */
        record Agreed(@Nullable String cosignature) implements Answer {}

        /** It remembers another size than we do. */
        record Remembers(long size) implements Answer {}

        /** It says that the checkpoint does not continue what it saw, or that it does not know us. */
        record Objects(String why) implements Answer {}

        record Silent(String why) implements Answer {}
    }
}
