package dev.tradewind.audit.log;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.springframework.jdbc.core.SqlTypeValue;

/** A parameter with many values, so that a statement keeps its text, and the database its plan, whatever their number. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record ArrayValue(String type, Object[] values) implements SqlTypeValue {
    @Override
    public void setTypeValue(
            PreparedStatement statement, int position, int sqlType, @org.jspecify.annotations.Nullable String typeName)
            throws SQLException {
        statement.setArray(position, statement.getConnection().createArrayOf(type, values));
    }
}
