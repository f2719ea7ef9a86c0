package dev.tradewind.execution;

import dev.tradewind.quantity.Timestamps;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What others changed on the objects that executions left, while it lasts. */
@Component
public class Drifts {
    private final JdbcClient jdbc;

    Drifts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Drift(String words, Instant seenAt) {}

    public Optional<Drift> of(UUID execution) {
        return jdbc.sql("select words, seen_at from execution_drift where execution_id = ?")
                .param(execution)
                .query((row, n) -> new Drift(row.getString(1), Timestamps.at(row, 2)))
                .optional();
    }

    /** @return whether it is news; the same words again are not */
    boolean seen(UUID execution, String words, Instant at) {
        if (of(execution).filter(known -> known.words().equals(words)).isPresent()) {
            return false;
        }
        gone(execution);
        jdbc.sql("insert into execution_drift (execution_id, words, seen_at) values (?, ?, ?)")
                .params(execution, words, at.atOffset(ZoneOffset.UTC))
                .update();
        return true;
    }

    boolean gone(UUID execution) {
        return jdbc.sql("delete from execution_drift where execution_id = ?")
                        .param(execution)
                        .update()
                > 0;
    }
}
