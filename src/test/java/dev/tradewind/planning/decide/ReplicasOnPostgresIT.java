package dev.tradewind.planning.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Weights;
import dev.tradewind.planning.PlanJson;
import dev.tradewind.planning.Snapshot;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Two replicas with their leases in a real PostgreSQL give away no more than there is, also while it is stopped; when their
 * leases end they say why. The times are short, so that the whole of it takes seconds.
 */
class ReplicasOnPostgresIT {
    private static final int SLOTS = 4;
    private static final long CAPACITY = 40_000;
    private static final DecideSettings SETTINGS = new DecideSettings(
            Duration.ofMillis(300),
            Duration.ofSeconds(15),
            Duration.ofSeconds(90),
            Duration.ofSeconds(1),
            Duration.ofHours(1));

    @TempDir
    private Path folder;

    private static final class Served {
        final Quota quota;
        final Decisions decisions;
        final Board board;

        Served(String name, QuotaRows rows, Path folder, Board board) {
            this.board = board;
            quota = new Quota(name, rows::renew, SETTINGS, Clock.systemUTC(), System::nanoTime);
            quota.ledger().state(board.problem());
            // What is recorded later in the log needs the database; here it stays in the journal.
            decisions = new Decisions(
                    quota, new DecisionLog(folder.resolve(name), name, null), SETTINGS, Clock.systemUTC());
        }

        void renew() {
            try {
                quota.renew();
            } catch (RuntimeException away) {
                // Told by the reason of the lease.
            }
        }

        /** Whether somebody got a run's worth of a site. */
        boolean reserve() {
            var answer = decisions.decide(board, CANDIDATE, new PlacementAsk(null, CANDIDATE, 80, null), "test");
            return answer.placed() != null;
        }
    }

    private static final Candidate CANDIDATE = new Candidate(
            "job",
            Candidate.Kind.BATCH,
            new Demand(1000, 0, 0, 1000),
            1,
            0,
            SLOTS,
            1000,
            List.of(),
            List.of(),
            0,
            null,
            null,
            Limits.NONE);

    @Test
    void neverGiveAwayMoreThanThereIsAndSayWhyTheyStop() throws Exception {
        var postgres = EmbeddedPostgres.start();
        try (var threads = Executors.newScheduledThreadPool(4)) {
            var rows = rows(postgres);
            var board = board();
            var one = new Served("one", rows, folder, board);
            var two = new Served("two", rows, folder, board);
            for (var replica : List.of(one, two)) {
                threads.scheduleWithFixedDelay(replica::renew, 0, 300, TimeUnit.MILLISECONDS);
            }
            until(() -> one.quota.live() != null && two.quota.live() != null);
            until(() -> share(one) == 500 && share(two) == 500);

            var given = new AtomicInteger();
            take(one, 60, given);
            take(two, 20, given);
            postgres.close();
            var stopped = Instant.now();
            // As long as the leases hold it goes on, from each one's own share.
            assertThat(one.quota.live()).isNotNull();
            take(two, 60, given);
            // Two sites of 40 vCPU over 4 hours, a run of 1 vCPU for an hour: 320 at most, half of them each.
            assertThat(given.get()).isEqualTo(140);
            take(one, 400, given);
            take(two, 400, given);
            assertThat(given.get()).isEqualTo(320);

            until(() -> one.quota.live() == null && two.quota.live() == null);
            assertThat(Duration.between(stopped, Instant.now())).isLessThan(Duration.ofSeconds(60));
            assertThatThrownBy(one::reserve)
                    .isInstanceOf(NoQuota.class)
                    .hasMessageContaining("ended at")
                    .hasMessageContaining("onnection");
            assertThatThrownBy(two::reserve).isInstanceOf(NoQuota.class);
            // Each line says when the signals were read: with it the revision of every value that it rests on is known.
            assertThat(Journal.read(folder.resolve("one")))
                    .isNotEmpty()
                    .extracting(entry -> PlanJson.read(entry.content(), DecisionEntry.class))
                    .extracting(DecisionEntry::signalsAt)
                    .containsOnly(board.takenAt());
        } finally {
            postgres.close();
        }
    }

    private static int share(Served replica) {
        return replica.quota.ledger().shares().getOrDefault("own:a", 0);
    }

    private static void take(Served replica, int asks, AtomicInteger given) {
        for (var ask = 0; ask < asks; ask++) {
            if (replica.reserve()) {
                given.incrementAndGet();
            }
        }
    }

    private static void until(Supplier<Boolean> there) {
        var latest = Instant.now().plusSeconds(60);
        while (!there.get()) {
            if (Instant.now().isAfter(latest)) {
                throw new AssertionError("never there");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static QuotaRows rows(EmbeddedPostgres postgres) throws IOException {
        var source = postgres.getPostgresDatabase();
        try (var sql = ReplicasOnPostgresIT.class.getResourceAsStream("/db/migration/V0601__planning.sql")) {
            var text = new String(java.util.Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
            new ResourceDatabasePopulator(new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8))).execute(source);
        }
        return new QuotaRows(JdbcClient.create(source), new JdbcTransactionManager(source), SETTINGS);
    }

    private static Board board() {
        var horizon = new Horizon(Instant.now().truncatedTo(ChronoUnit.HOURS), 60, SLOTS);
        var problem = new PlacementProblem(
                horizon, new Weights(0, 0, 0, 12), List.of(site("own:a"), site("own:b")), List.of(), List.of());
        var snapshot = new Snapshot(
                Instant.now(), new Snapshot.Effort(1, 0, 0), problem, List.of(), List.of(), List.of(), List.of());
        return Board.of(snapshot, List.of(), Map.of());
    }

    private static CandidateSite site(String id) {
        var flat = Series.flat(SLOTS, CAPACITY);
        return new CandidateSite(id, "own", "DE", 1000, flat, flat, flat, flat, new Capacity(flat, flat, flat));
    }
}
