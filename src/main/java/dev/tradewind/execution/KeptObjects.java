package dev.tradewind.execution;

import dev.tradewind.execution.spi.Submission;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The objects of a target as they were before an execution changed them. */
@Component
class KeptObjects {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    KeptObjects(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Replaces what an earlier attempt that was not taken had kept, except of objects that an attempt before had changed
     * already when it broke off.
     */
    @Transactional
    void keep(UUID execution, Submission.Applied applied) {
        var before = of(execution)
                .filter(earlier -> earlier.manifest().equals(applied.manifest()))
                .map(earlier -> firsts(earlier, applied))
                .orElseGet(applied::before);
        jdbc.sql("delete from execution_kept where execution_id = ?")
                .param(execution)
                .update();
        jdbc.sql("insert into execution_kept (execution_id, manifest, kept, kept_at) values (?, ?, ?, ?)")
                .params(
                        execution,
                        applied.manifest(),
                        before,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private static String firsts(Submission.Applied earlier, Submission.Applied applied) {
        var was = JSON.readValue(earlier.before(), List.class);
        var now = new ArrayList<Object>(JSON.readValue(applied.before(), List.class));
        applied.left().forEach(index -> now.set(index, was.get(index)));
        return JSON.writeValueAsString(now);
    }

    Optional<Submission.Applied> of(UUID execution) {
        return jdbc.sql("select manifest, kept from execution_kept where execution_id = ?")
                .param(execution)
                .query((row, n) -> new Submission.Applied(row.getString(1), row.getString(2)))
                .optional();
    }
}
