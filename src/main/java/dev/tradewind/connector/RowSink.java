package dev.tradewind.connector;

import org.jspecify.annotations.Nullable;

/**
 * Where a dialect puts what it read. Each data row is given exactly once, to one of the two methods, so that rows =
 * accepted + quarantined holds by construction.
 *
 * <p>Either method throws {@link ImportCancelled} after a cancel; dialects let it pass.
 */
public interface RowSink<R> {

    void accept(long line, R row);

    void quarantine(Quarantined row);

    /** Sets a row aside: the first thing that is wrong with it, in words that say what was expected. */
    default void quarantine(long line, @Nullable String column, @Nullable String value, String reason) {
        quarantine(new Quarantined(line, column, value, reason, null));
    }
}
