package dev.tradewind.connector.feed;

import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rounds of questions as rows. */
@Component
class FeedLedger {
    private final JdbcClient jdbc;

    FeedLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Claims a slot; false where another replica was first. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public boolean claim(UUID id, String feed, Instant slot, Instant now) {
        try {
            jdbc.sql("""
                insert into connector_feed_run (id, feed, slot, started_at, outcome, added, revised, unchanged, refused, evidence)
                values (?, ?, ?, ?, 'RUNNING', 0, 0, 0, 0, '')
                """)
                    .params(id, feed, Timestamps.utc(slot), Timestamps.utc(now))
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    void end(FeedRun run, Instant now) {
        jdbc.sql("""
            update connector_feed_run set ended_at = ?, outcome = ?, added = ?, revised = ?, unchanged = ?,
                refused = ?, message = ?, stopped = ?, evidence = ? where id = ?
            """)
                .param(Timestamps.utc(now))
                .param(run.outcome().name())
                .param(run.added())
                .param(run.revised())
                .param(run.unchanged())
                .param(run.refused())
                .param(run.message())
                .param(run.stopped())
                .param(String.join(" ", run.evidence()))
                .param(run.id())
                .update();
    }

    Optional<FeedRun> last(String feed) {
        return jdbc.sql("select * from connector_feed_run where feed = ? order by started_at desc limit 1")
                .param(feed)
                .query((row, n) -> run(row))
                .optional();
    }

    /** The last round that brought at least some points. */
    Optional<FeedRun> lastGood(String feed) {
        return jdbc.sql("""
            select * from connector_feed_run where feed = ? and outcome in ('OK', 'PARTIAL')
            order by started_at desc limit 1
            """).param(feed).query((row, n) -> run(row)).optional();
    }

    /** When it was asked for the first time. */
    Optional<Instant> first(String feed) {
        return jdbc.sql("select started_at from connector_feed_run where feed = ? order by started_at limit 1")
                .param(feed)
                .query((row, n) -> Timestamps.at(row, "started_at"))
                .optional();
    }

    /** When the last round started that was read to its end. */
    Optional<Instant> lastWhole(String feed) {
        return jdbc.sql("""
            select started_at from connector_feed_run
            where feed = ? and outcome in ('OK', 'PARTIAL') and not stopped order by started_at desc limit 1
            """)
                .param(feed)
                .query((row, n) -> Timestamps.at(row, "started_at"))
                .optional();
    }

    List<FeedRun> recent(String feed, int limit) {
        return jdbc.sql("select * from connector_feed_run where feed = ? order by started_at desc limit ?")
                .params(feed, limit)
                .query((row, n) -> run(row))
                .list();
    }

    private static FeedRun run(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        String evidence = row.getString("evidence");
        return new FeedRun(
                row.getObject("id", UUID.class),
                row.getString("feed"),
                Timestamps.at(row, "started_at"),
                ended == null ? null : ended.toInstant(),
                FeedOutcome.valueOf(row.getString("outcome")),
                row.getInt("added"),
                row.getInt("revised"),
                row.getInt("unchanged"),
                row.getInt("refused"),
                row.getString("message"),
                row.getBoolean("stopped"),
                evidence.isEmpty() ? List.of() : List.of(evidence.split(" ")));
    }
}
