package dev.tradewind.execution;

import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What happened to an execution, line by line; written in the transaction of what it tells. The execution knows number
 * and digest of its last line, so two who write at once meet at its version and none of the lines is lost.
 */
@Component
class History {
    private final JdbcClient jdbc;
    private final ExecutionStore store;
    private final Clock clock;

    History(JdbcClient jdbc, ExecutionStore store, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.clock = clock;
    }

    /** Words that move nothing. */
    void add(UUID execution, long fence, String line) {
        add(execution, fence, null, line);
    }

    /** Within the transaction of the change. Answers the line as written. */
    HistoryLine add(UUID execution, long fence, @Nullable Moved moved, String line) {
        // as precise as the database keeps it: the digest is taken again from what is read
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var written = store.findById(execution)
                .orElseThrow(() -> new IllegalStateException("There is no execution " + execution + " to tell of"))
                .tell(at, fence, moved, line);
        jdbc.sql("insert into execution_event (id, execution_id, happened_at, fence, line, number, moved, digest)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(execution)
                .param(Timestamps.utc(at))
                .param(fence)
                .param(line)
                .param(written.number())
                .param(written.moved())
                .param(written.digest())
                .update();
        return written;
    }

    List<HistoryLine> of(UUID execution) {
        return jdbc.sql(
                        "select * from execution_event where execution_id = ? order by number nulls first, happened_at, id")
                .param(execution)
                .query((row, number) -> new HistoryLine(
                        Timestamps.at(row, "happened_at"),
                        row.getLong("fence"),
                        row.getString("line"),
                        row.getObject("number", Integer.class),
                        row.getString("moved"),
                        row.getString("digest")))
                .list();
    }
}
