package dev.tradewind.execution.move;

import dev.tradewind.quantity.Timestamps;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is known of data sets under way; every write in the caller's transaction, which holds the fence. */
@Component
public class MoveRows {
    private final JdbcClient jdbc;

    MoveRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<DataMove> of(UUID execution) {
        return jdbc.sql("select * from execution_move where execution_id = ? order by position")
                .param(execution)
                .query((row, n) -> read(row))
                .list();
    }

    public DataMove of(UUID execution, int position) {
        return jdbc.sql("select * from execution_move where execution_id = ? and position = ?")
                .params(execution, position)
                .query((row, n) -> read(row))
                .single();
    }

    public void add(DataMove of) {
        jdbc.sql("""
                        insert into execution_move (execution_id, position, data_set, kind, state, from_site, to_site,
                            from_store, to_store, objects, objects_done, bytes, bytes_done, bytes_sent, bytes_before,
                            budget_usd, budget_gigabytes, active_millis, attempts, detail)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, ?, ?, 0, 0, '')
                        """)
                .param(of.execution())
                .param(of.position())
                .param(of.dataSet())
                .param(of.kind().name())
                .param(of.state().name())
                .param(of.fromSite())
                .param(of.toSite())
                .param(of.fromStore())
                .param(of.toStore())
                .param(of.budgetUsd())
                .param(of.budgetGigabytes())
                .update();
    }

    public void become(DataMove of, MoveState state, String detail, Instant now) {
        boolean ends = state == MoveState.COPIED || state == MoveState.REMOVED;
        jdbc.sql("""
                        update execution_move set state = ?, detail = ?, started_at = coalesce(started_at, ?),
                            ended_at = ? where execution_id = ? and position = ?
                        """)
                .param(state.name())
                .param(detail)
                .param(Timestamps.utc(now))
                .param(ends ? Timestamps.utc(now) : null)
                .param(of.execution())
                .param(of.position())
                .update();
    }

    /** Absolute figures of what a command tells of itself. */
    public void told(DataMove of, long objects, long objectsDone, long bytes, long bytesDone, long sent, long millis) {
        jdbc.sql("""
                        update execution_move set objects = ?, objects_done = ?, bytes = ?, bytes_done = ?,
                            bytes_sent = ?, active_millis = ? where execution_id = ? and position = ?
                        """)
                .params(objects, objectsDone, bytes, bytesDone, sent, millis, of.execution(), of.position())
                .update();
    }

    public void attempt(DataMove of) {
        jdbc.sql("""
                        update execution_move set attempts = attempts + 1, bytes_before = bytes_sent
                        where execution_id = ? and position = ?
                        """).params(of.execution(), of.position()).update();
    }

    public void budget(DataMove of, @Nullable BigDecimal usd, @Nullable BigDecimal gigabytes) {
        jdbc.sql("""
                        update execution_move set budget_usd = ?, budget_gigabytes = ?
                        where execution_id = ? and position = ?
                        """)
                .param(usd)
                .param(gigabytes)
                .param(of.execution())
                .param(of.position())
                .update();
    }

    void totals(DataMove of, long objects, long bytes) {
        jdbc.sql("update execution_move set objects = ?, bytes = ? where execution_id = ? and position = ?")
                .params(objects, bytes, of.execution(), of.position())
                .update();
    }

    void sent(DataMove of, long bytes) {
        jdbc.sql("update execution_move set bytes_sent = bytes_sent + ? where execution_id = ? and position = ?")
                .params(bytes, of.execution(), of.position())
                .update();
    }

    public void took(DataMove of, long millis) {
        jdbc.sql("update execution_move set active_millis = active_millis + ? where execution_id = ? and position = ?")
                .params(millis, of.execution(), of.position())
                .update();
    }

    void there(DataMove of, long objects, long bytes) {
        jdbc.sql("""
                        update execution_move set objects_done = objects_done + ?, bytes_done = bytes_done + ?
                        where execution_id = ? and position = ?
                        """).params(objects, bytes, of.execution(), of.position()).update();
    }

    private static DataMove read(ResultSet row) throws SQLException {
        return new DataMove(
                row.getObject("execution_id", UUID.class),
                row.getInt("position"),
                row.getString("data_set"),
                DataMove.Kind.valueOf(row.getString("kind")),
                MoveState.valueOf(row.getString("state")),
                row.getString("from_site"),
                row.getString("to_site"),
                row.getString("from_store"),
                row.getString("to_store"),
                row.getLong("objects"),
                row.getLong("objects_done"),
                row.getLong("bytes"),
                row.getLong("bytes_done"),
                row.getLong("bytes_sent"),
                row.getLong("bytes_before"),
                row.getBigDecimal("budget_usd"),
                row.getBigDecimal("budget_gigabytes"),
                row.getLong("active_millis"),
                row.getInt("attempts"),
                Timestamps.instant(row, "started_at"),
                Timestamps.instant(row, "ended_at"),
                row.getString("detail"));
    }
}
