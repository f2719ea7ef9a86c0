package dev.tradewind.lake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of text cells, read like a row of JDBC; only the readings that the lake's questions need. */
final class AnswerRow implements InvocationHandler {
    private final Map<String, Integer> columns;
    private final List<@Nullable String> cells;

    private AnswerRow(Map<String, Integer> columns, List<@Nullable String> cells) {
        this.columns = columns;
        this.cells = cells;
    }

    static ResultSet of(Map<String, Integer> columns, List<@Nullable String> cells) {
        return (ResultSet) Proxy.newProxyInstance(
                AnswerRow.class.getClassLoader(), new Class<?>[] {ResultSet.class}, new AnswerRow(columns, cells));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws SQLException {
        if (arguments == null || arguments.length == 0) {
            throw new SQLFeatureNotSupportedException(method.getName() + " of a remote answer");
        }
        var cell = cell(arguments[0]);
        return switch (method.getName()) {
            case "getString" -> cell;
            case "getLong" -> cell == null ? 0L : Long.parseLong(cell);
            case "getInt" -> cell == null ? 0 : Integer.parseInt(cell);
            case "getBoolean" -> Boolean.parseBoolean(cell);
            case "getBigDecimal" -> cell == null ? null : new BigDecimal(cell);
            case "getObject" -> cell == null || arguments.length < 2 ? cell : typed(cell, arguments[1]);
            default -> throw new SQLFeatureNotSupportedException(method.getName() + " of a remote answer");
        };
    }

    private @Nullable String cell(Object which) throws SQLException {
        @Nullable Integer at = which instanceof Integer number ? (Integer) (number - 1) : columns.get(which);
        if (at == null || at < 0 || at >= cells.size()) {
            throw new SQLException("no column " + which + " among " + columns.keySet());
        }
        return cells.get(at);
    }

    private static Object typed(String cell, Object type) throws SQLException {
        if (type == LocalDate.class) {
            return LocalDate.parse(cell);
        }
        if (type == LocalDateTime.class) {
            return LocalDateTime.parse(cell);
        }
        throw new SQLFeatureNotSupportedException("a cell of a remote answer as " + type);
    }
}
