package dev.tradewind.execution;

import dev.tradewind.quantity.Ids;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to an execution, line by line; written in the transaction of what it tells. */
@Component
class History {
    private final JdbcClient jdbc;
    private final Clock clock;

    History(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(UUID execution, long fence, String line) {
        jdbc.sql("insert into execution_event (id, execution_id, happened_at, fence, line) values (?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(execution)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(fence)
                .param(line)
                .update();
    }

    List<HistoryLine> of(UUID execution) {
        return jdbc.sql("select * from execution_event where execution_id = ? order by happened_at, id")
                .param(execution)
                .query((row, number) -> new HistoryLine(
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getLong("fence"),
                        row.getString("line")))
                .list();
    }
}
