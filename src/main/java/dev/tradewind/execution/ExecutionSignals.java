package dev.tradewind.execution;

import dev.tradewind.quantity.Timestamps;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What executions were told from outside, each under its key once. One that comes before anything waits for it is kept. */
@Component
class ExecutionSignals {
    private final JdbcClient jdbc;
    private final Clock clock;

    ExecutionSignals(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the caller's transaction; false where the key was there before. */
    boolean add(UUID execution, SignalToGive given, String by) {
        return jdbc.sql("""
                        insert into execution_signal
                          (execution_id, signal_key, name, data, given_by, reason, given_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .param(execution)
                        .param(given.key())
                        .param(given.name())
                        .param(given.data())
                        .param(by)
                        .param(given.reason().trim())
                        .param(Timestamps.utc(clock.instant()))
                        .update()
                == 1;
    }

    Optional<GivenSignal> byKey(UUID execution, String key) {
        return of(execution).stream().filter(each -> each.key().equals(key)).findFirst();
    }

    boolean came(UUID execution, String name) {
        return of(execution).stream().anyMatch(each -> each.name().equals(name));
    }

    /** In the order in which they came. */
    List<GivenSignal> of(UUID execution) {
        return jdbc.sql("select * from execution_signal where execution_id = ? order by given_at, signal_key")
                .param(execution)
                .query((row, n) -> new GivenSignal(
                        row.getString("name"),
                        row.getString("signal_key"),
                        row.getString("data"),
                        row.getString("given_by"),
                        row.getString("reason"),
                        Timestamps.at(row, "given_at")))
                .list();
    }
}
