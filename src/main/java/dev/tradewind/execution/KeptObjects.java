package dev.tradewind.execution;

import dev.tradewind.execution.spi.Submission;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The objects of a target as they were before an execution changed them. */
@Component
class KeptObjects {
    private final JdbcClient jdbc;
    private final Clock clock;

    KeptObjects(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Replaces what an earlier attempt that was not taken had kept. */
    @Transactional
    void keep(UUID execution, Submission.Applied applied) {
        jdbc.sql("delete from execution_kept where execution_id = ?")
                .param(execution)
                .update();
        jdbc.sql("insert into execution_kept (execution_id, manifest, kept, kept_at) values (?, ?, ?, ?)")
                .params(
                        execution,
                        applied.manifest(),
                        applied.before(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    Optional<Submission.Applied> of(UUID execution) {
        return jdbc.sql("select manifest, kept from execution_kept where execution_id = ?")
                .param(execution)
                .query((row, n) -> new Submission.Applied(row.getString(1), row.getString(2)))
                .optional();
    }
}
