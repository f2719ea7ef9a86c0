package dev.tradewind.connector;

import org.jspecify.annotations.Nullable;

/**
 * One row that could not be read.
 *
 * @param line physical line in the unpacked file, the header being line 1
 * @param column the column at fault, where one is
 * @param value what stood there, as delivered
 * @param reason what is wrong and what was expected
 * @param record the whole row as delivered, so that it can be mended and imported again; null if unknown
 */
public record Quarantined(
        long line,
        @Nullable String column,
        @Nullable String value,
        String reason,
        @Nullable String record) {}
