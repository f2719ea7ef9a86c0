package dev.tradewind.recommendation;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.quantity.Timestamps;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the run of a move began and ended, as whoever carried it out says. */
@Component
public class MoveRuns {
    private final JdbcClient jdbc;

    MoveRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the caller's transaction; said again, it replaces what was said before. */
    public void ran(UUID recommendation, Instant from, Instant to) {
        jdbc.sql("delete from recommendation_run where recommendation_id = ?")
                .param(recommendation)
                .update();
        jdbc.sql("insert into recommendation_run (recommendation_id, started_at, ended_at) values (?, ?, ?)")
                .params(recommendation, Timestamps.utc(from), Timestamps.utc(to))
                .update();
    }

    Optional<TimeRange> of(UUID recommendation) {
        return jdbc.sql("select started_at, ended_at from recommendation_run where recommendation_id = ?")
                .param(recommendation)
                .query((row, n) -> new TimeRange(Timestamps.at(row, 1), Timestamps.at(row, 2)))
                .optional();
    }
}
