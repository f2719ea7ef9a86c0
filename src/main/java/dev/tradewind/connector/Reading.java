package dev.tradewind.connector;

import org.jspecify.annotations.Nullable;

/** How reading a file ended. */
public sealed interface Reading {

    /** Read to its end. */
    record Complete() implements Reading {}

    /** The file ended before its content did; what came before is good and counts. */
    record CutOff(long line, String reason) implements Reading {}

    /**
     * The file as a whole cannot be used, and nothing of it was kept.
     *
     * @param column the column at fault, where one is
     * @param reason what is wrong and what was expected
     * @param advice what to do
     */
    record Refused(@Nullable String column, String reason, String advice) implements Reading {}

    static Reading complete() {
        return new Complete();
    }

    static Reading missingColumn(String column, String advice) {
        return new Refused(column, "mandatory column " + column + " is missing", advice);
    }
}
