package dev.tradewind.execution.spi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a submit came to. */
public sealed interface Submission {
    /**
     * Taken; it may have been taken before, which is the same.
     *
     * @param applied what undoing takes; null where there is nothing to put back
     */
    record Taken(String specSha256, boolean first, @Nullable Applied applied) implements Submission {
        public Taken(String specSha256, boolean first) {
            this(specSha256, first, null);
        }
    }

    /**
     * @param manifest the text that was chosen
     * @param before the objects as the target had them, a JSON array; null for one that was not there
     * @param left indexes of those that stand as this manifest leaves them, maybe by an attempt that got no further
     */
    record Applied(String manifest, String before, Set<Integer> left) {
        public Applied {
            left = Set.copyOf(left);
        }

        public Applied(String manifest, String before) {
            this(manifest, before, Set.of());
        }
    }

    /**
     * Not taken.
     *
     * @param why the target's words
     * @param sent the text that went to the target; null where it was refused before anything went
     */
    record Refused(String why, @Nullable String sent) implements Submission {
        public Refused(String why) {
            this(why, null);
        }
    }

    /** No answer: it may have been taken. The same key asked again tells. */
    record Unanswered(String why) implements Submission {}
}
