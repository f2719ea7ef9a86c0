package dev.tradewind.connector;

import java.io.EOFException;
import java.util.zip.ZipException;
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

    /** The bytes themselves cannot be read: cut off, damaged, or not there. */
    static Refused unreadable(Exception broken) {
        var cause = broken.getCause() == null ? broken : broken.getCause();
        if (cause instanceof Unpacked.TooMuch) {
            return new Refused(
                    null,
                    String.valueOf(cause.getMessage()),
                    "If this is a bill of yours and no attack, unpack it and import the folder.");
        }
        return cause instanceof EOFException || cause instanceof ZipException
                ? new Refused(
                        null,
                        "the archive is cut off or damaged, nothing of it could be read",
                        "Fetch the file again and compare its size with the source's.")
                : new Refused(null, "the file cannot be read: " + broken.getMessage(), "Maybe fetch it again?");
    }

    static Reading missingColumn(String column, String advice) {
        return new Refused(column, "mandatory column " + column + " is missing", advice);
    }
}
