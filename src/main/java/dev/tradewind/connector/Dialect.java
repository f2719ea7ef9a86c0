package dev.tradewind.connector;

import java.io.IOException;
import java.util.Optional;

/**
 * One form of file that Tradewind can read, told by its content and never by its name alone.
 *
 * <p>A dialect is pure: it turns text into rows and has no database, no Spring and no clock, so that
 * {@code tradewind import --dry-run} and the console read alike. What becomes of the rows is the business of a
 * {@link Destination} for the same row type. Register a dialect in {@link Dialects}.
 *
 * <p>Every data row of the file ends in exactly one call of the {@link RowSink}: accepted or quarantined.
 */
public interface Dialect<R> {

    /** Stable id that the import ledger keeps, for example {@code focus-1.0}. */
    String id();

    /** What a person calls such a file, for example "FOCUS bill". */
    String title();

    Class<R> rowType();

    /** Whether the file is of this form. Called with the first bytes only; must not throw. */
    boolean recognises(FileHead head);

    /**
     * Reads the whole file in one streaming pass.
     *
     * @return {@link Reading.Complete}, or {@link Reading.Refused} when the file as a whole cannot be used
     */
    Reading read(SourceFile file, ImportOptions options, RowSink<R> rows) throws IOException;

    /** What a person should know about every file of this form; empty where nothing is special. */
    default Optional<String> warning() {
        return Optional.empty();
    }

    /** Sums that the ledger keeps for an import of this form; nothing by default. */
    default Tally<R> tally() {
        return Tally.none();
    }
}
