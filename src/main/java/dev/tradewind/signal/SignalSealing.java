package dev.tradewind.signal;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.lake.LakeFile;
import dev.tradewind.quantity.Ids;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Moves the first word on each point that is older than a fortnight from the table to the lake, whole UTC days only. Corrections
 * stay in the table, so that both words can be read; list prices too, because each new one is compared with the one before.
 */
@Component
class SignalSealing {
    /** DESIGN §7. */
    static final Duration KEPT = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(SignalSealing.class);
    private static final Actor ENGINE = Actor.system("signals");
    private static final int MOST_POINTS = 500_000;
    private static final int FETCHED = 5000;
    private static final String OLD = """
        select * from signal_point
        where valid_to <= ? and revision = 1 and abs(point_value) < 1000000
          and series not like 'price:%' and series not like 'egress:%'
        order by series, valid_from fetch first 500000 rows only
        """;
    private static final String PRUNE = "delete from signal_point where series = ? and valid_from = ? and revision = 1";

    private final JdbcTemplate jdbc;
    private final SignalLake lake;
    private final SeriesIndex index;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignalSealing(
            JdbcTemplate jdbc,
            SignalLake lake,
            SeriesIndex index,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.lake = lake;
        this.index = index;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What is told of a sealing. */
    private record Sealed(Instant before, int points, int series, int files) {}

    private record Start(String series, Instant from) {}

    @Scheduled(cron = "0 40 2 * * *", zone = "UTC")
    void nightly() {
        int all = 0;
        int sealed;
        do {
            sealed = seal();
            all += sealed;
        } while (sealed == MOST_POINTS);
        if (all > 0) {
            LOG.info("sealed {} points of signals into the lake", all);
        }
    }

    /** @return how many points went to the lake; as many as one time takes if there may be more */
    int seal() {
        Instant before = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(KEPT);
        UUID id = Ids.next();
        var starts = new ArrayList<Start>();
        Map<String, Instant> ends = new TreeMap<>();
        Map<String, Instant> begins = new TreeMap<>();
        try (var writer = lake.lake().writer(SignalLake.SIGNALS, id)) {
            var append = SignalLake.writing(id);
            transaction.executeWithoutResult(reading -> jdbc.query(
                    connection -> {
                        PreparedStatement old = connection.prepareStatement(OLD);
                        old.setFetchSize(FETCHED);
                        old.setObject(1, Signals.at(before));
                        return old;
                    },
                    row -> {
                        SignalPoint point = Signals.point(row);
                        append.accept(point, writer);
                        starts.add(new Start(point.series(), point.validFrom()));
                        begins.putIfAbsent(point.series(), point.validFrom());
                        ends.merge(point.series(), point.validTo(), (a, b) -> a.isAfter(b) ? a : b);
                    }));
            if (starts.isEmpty()) {
                return 0;
            }
            writer.finish();
            List<LakeFile> files = writer.seal();
            Actors.runAs(ENGINE, () -> {
                transaction.executeWithoutResult(moving -> {
                    lake.lake().commit(SignalLake.SIGNALS, id, files);
                    prune(starts);
                    begins.forEach((series, from) -> index.inLake(series, from, ends.getOrDefault(series, from)));
                    audit.record(Change.of(
                            "signal.sealed",
                            "signals",
                            id.toString(),
                            new Sealed(before, starts.size(), begins.size(), files.size())));
                });
                return true;
            });
        }
        return starts.size();
    }

    /** @throws IllegalStateException if another replica was faster; then nothing of this sealing counts */
    private void prune(List<Start> starts) {
        int gone = 0;
        for (int[] batch : jdbc.batchUpdate(PRUNE, starts, FETCHED, SignalSealing::set)) {
            gone += Arrays.stream(batch).map(each -> each == 1 ? 1 : 0).sum();
        }
        if (gone != starts.size()) {
            throw new IllegalStateException("of " + starts.size() + " points to seal only " + gone
                    + " were there still. Maybe another replica sealed them? Nothing was changed here.");
        }
    }

    private static void set(PreparedStatement statement, Start start) throws SQLException {
        statement.setString(1, start.series());
        statement.setObject(2, Signals.at(start.from()));
    }
}
