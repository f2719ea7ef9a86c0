package dev.tradewind.edge.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prepared statements of one connection, by their text. */
final class Statements implements AutoCloseable {
    /** Makes a value of the row under the cursor. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    <T> Optional<T> one(String sql, Row<T> row, Object... values) {
        return many(sql, row, values).stream().findFirst();
    }

    <T> List<T> many(String sql, Row<T> row, @Nullable Object... values) {
        try (var rows = with(sql, values).executeQuery()) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(row.of(rows));
            }
            return all;
        } catch (SQLException failed) {
            throw new IllegalStateException("The queue's file does not answer: " + failed.getMessage(), failed);
        }
    }

    int change(String sql, @Nullable Object... values) {
        try {
            return with(sql, values).executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("The queue's file cannot be written: " + failed.getMessage(), failed);
        }
    }

    private PreparedStatement with(String sql, @Nullable Object... values) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    @Override
    public void close() {
        for (var statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException broken) {
                throw new IllegalStateException("A statement could not be closed", broken);
            }
        }
    }
}
