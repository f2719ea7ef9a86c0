package dev.tradewind.audit.bundle;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a log, and where.
 *
 * @param index first entry concerned, from 0; null where the finding concerns no entry
 * @param detail a sentence for people, with the values
 */
public record Finding(Kind kind, @Nullable Long index, String detail) {
    /** The ways in which a log can have been tampered with, told apart. */
    public enum Kind {
        ALTERED,
        REMOVED,
        INSERTED,
        REORDERED,
        TRUNCATED,
        /** The log and a checkpoint that was signed earlier tell two stories. */
        FORK,
        WRONG_KEY,
        FORGED_CHECKPOINT,
        WRONG_LOG,
        REPLACED_EVIDENCE,
        /** Something is wrong between two signed checkpoints, and nothing trustworthy tells which of the above. */
        REWRITTEN,
        /** A search column says something else than the entry itself. */
        COLUMN_ALTERED,
        /** A helper file of the export was altered; the entries are judged without it. */
        LEAVES_FILE_ALTERED
    }

    public static Finding at(Kind kind, long index, String detail) {
        return new Finding(kind, index, detail);
    }

    public static Finding of(Kind kind, String detail) {
        return new Finding(kind, null, detail);
    }
}
