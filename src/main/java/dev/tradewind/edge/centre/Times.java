package dev.tradewind.edge.centre;

import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants in and out of columns. */
final class Times {
    private Times() {}

    static Timestamp of(long millis) {
        return new Timestamp(millis);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        return Timestamps.instant(row.getTimestamp(column));
    }
}
