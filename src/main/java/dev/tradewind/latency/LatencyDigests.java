package dev.tradewind.latency;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.quantity.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Digests of sampled links, kept for 40 days, so that the percentiles of any longer time come from its samples. */
@Component
public class LatencyDigests {
    private static final Duration KEPT = Duration.ofDays(40);

    private final JdbcClient jdbc;
    private final Clock clock;

    LatencyDigests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Stores digests; of a time that a source told of already the later word counts. */
    @Transactional
    public void store(Collection<LinkDigest> digests) {
        for (LinkDigest each : digests) {
            jdbc.sql("delete from latency_digest where from_site = ? and to_site = ? and source = ? and valid_from = ?")
                    .params(
                            each.fromSite(),
                            each.toSite(),
                            each.source(),
                            Timestamps.utc(each.range().from()))
                    .update();
            jdbc.sql("""
                insert into latency_digest (from_site, to_site, source, valid_from, valid_to, samples, digest)
                values (?, ?, ?, ?, ?, ?, ?)
                """)
                    .params(
                            each.fromSite(),
                            each.toSite(),
                            each.source(),
                            Timestamps.utc(each.range().from()),
                            Timestamps.utc(each.range().to()),
                            each.digest().samples(),
                            each.digest().toBytes())
                    .update();
        }
        if (!digests.isEmpty()) {
            jdbc.sql("delete from latency_digest where valid_to < ?")
                    .param(Timestamps.utc(clock.instant().minus(KEPT)))
                    .update();
        }
    }

    /** All samples of a link in this direction that were taken in a range, of all sources; empty where there are none. */
    public Optional<RoundTripDigest> over(String fromSite, String toSite, TimeRange range) {
        return jdbc
                .sql("""
                    select digest from latency_digest
                    where from_site = ? and to_site = ? and valid_from >= ? and valid_to <= ? order by valid_from, source
                    """)
                .params(fromSite, toSite, Timestamps.utc(range.from()), Timestamps.utc(range.to()))
                .query((row, n) -> RoundTripDigest.of(row.getBytes(1)))
                .list()
                .stream()
                .reduce((all, more) -> {
                    all.add(more);
                    return all;
                });
    }
}
