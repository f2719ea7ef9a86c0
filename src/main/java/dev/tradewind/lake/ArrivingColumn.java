package dev.tradewind.lake;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** Fills one column of DuckDB's chunks from rows. What a text is in bytes is remembered, as most texts come again. */
final class ArrivingColumn {
    private static final int REMEMBERED = 1 << 10;
    private static final int TRIAL = 1 << 13;
    private static final int WORTH = TRIAL / 8;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1000;

    private final LakeTable.Column column;
    private final int at;
    private final @Nullable String[] texts;
    private final byte[] @Nullable [] bytes;
    private @Nullable String lastText;
    private byte @Nullable [] lastBytes;
    private int asked;
    private int found;
    private boolean remembers = true;

    ArrivingColumn(LakeTable.Column column, int at) {
        this.column = column;
        this.at = at;
        var remembered = column.isText() ? REMEMBERED : 0;
        texts = new @Nullable String[remembered];
        bytes = new byte[remembered] @Nullable [];
    }

    void fill(DuckDBWritableVector to, @Nullable Object[][] rows) {
        if (column.isText()) {
            var all = new byte[rows.length] @Nullable [];
            for (var i = 0; i < rows.length; i++) {
                all[i] = utf8((String) rows[i][at]);
            }
            to.setStringUtf8Batch(0, all);
            return;
        }
        for (var i = 0; i < rows.length; i++) {
            switch (rows[i][at]) {
                case null -> to.setNull(i);
                case BigDecimal decimal -> to.setBigDecimal(i, decimal);
                case Long number -> to.setLong(i, number);
                // Times travel as whole numbers, see ArrivalFunction.
                case Instant time -> to.setLong(i, micros(time));
                case Object other ->
                    throw new IllegalArgumentException("column " + column.name() + " holds no "
                            + other.getClass().getSimpleName() + ". Maybe convert it to text or a decimal?");
            }
        }
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS_PER_SECOND + time.getNano() / NANOS_PER_MICRO;
    }

    /** Texts that came from the same cell are the same objects; comparing more would take longer than it saves. */
    @SuppressWarnings("ReferenceEquality")
    private byte @Nullable [] utf8(@Nullable String text) {
        if (text == lastText) {
            return lastBytes;
        }
        var encoded = text == null ? null : remembers ? remembered(text) : text.getBytes(StandardCharsets.UTF_8);
        lastText = text;
        lastBytes = encoded;
        return encoded;
    }

    /** A column that hardly ever repeats itself is not remembered. */
    @SuppressWarnings("ReferenceEquality")
    private byte[] remembered(String text) {
        var slot = text.hashCode() & (REMEMBERED - 1);
        var known = bytes[slot];
        if (++asked == TRIAL) {
            remembers = found >= WORTH;
            asked = 0;
            found = 0;
        }
        if (known != null && texts[slot] == text) {
            found++;
            return known;
        }
        var fresh = text.getBytes(StandardCharsets.UTF_8);
        texts[slot] = text;
        bytes[slot] = fresh;
        return fresh;
    }
}
