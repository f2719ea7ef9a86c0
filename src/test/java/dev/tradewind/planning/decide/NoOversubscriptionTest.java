package dev.tradewind.planning.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.SlotRange;
import dev.tradewind.placement.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Replicas that reserve, sleep, die and lose the database never give away more than there is. */
class NoOversubscriptionTest {
    private static final int SLOTS = 3;
    private static final long CAPACITY = 1000;

    private static final class Replica {
        final Quota quota;
        long asleepNanos;

        Replica(ModelDatabase database, int number) {
            quota = new Quota(
                    "replica-" + number,
                    database,
                    ModelDatabase.SETTINGS,
                    database.clock(),
                    () -> Duration.between(Instant.EPOCH, database.now()).toNanos() - asleepNanos);
            quota.ledger().state(problem(database.now()));
        }

        void tryToRenew() {
            try {
                quota.renew();
            } catch (IllegalStateException away) {
                assertThat(away).hasMessageContaining("refused");
            }
        }
    }

    @Test
    void whateverHappensTheyFitTogether() {
        var given = 0;
        for (var seed = 0; seed < 300; seed++) {
            given += new Story(seed).run();
        }
        assertThat(given).isGreaterThan(5_000);
    }

    private static final class Story {
        private final long seed;
        private final Random random;
        private final ModelDatabase database = new ModelDatabase();
        private final List<Replica> replicas = new ArrayList<>();
        /** What clients hold, whatever became of the replica that gave it. */
        private final List<Reservation> held = new ArrayList<>();

        private int started;
        private int given;

        Story(long seed) {
            this.seed = seed;
            random = new Random(seed);
            replicas.add(new Replica(database, started++));
            replicas.add(new Replica(database, started++));
        }

        int run() {
            for (var step = 0; step < 400; step++) {
                var replica = replicas.get(random.nextInt(replicas.size()));
                switch (random.nextInt(20)) {
                    case 0 -> database.isAway = random.nextInt(3) == 0;
                    case 1 -> {
                        if (random.nextInt(4) == 0) {
                            sleep(replica, 1 + random.nextInt(60));
                        }
                    }
                    case 2 -> {
                        if (random.nextInt(4) == 0) {
                            replicas.remove(replica);
                            replicas.add(new Replica(database, started++));
                        }
                    }
                    case 3, 4, 5 -> replicas.forEach(Replica::tryToRenew);
                    case 6, 7 -> database.advance(Duration.ofSeconds(random.nextInt(8)));
                    case 8 -> replica.quota.ledger().expire(database.now());
                    case 9 -> release(replica);
                    default -> reserve(replica);
                }
                check(step);
            }
            return given;
        }

        /** The whole machine of one replica stops: its steady clock with it. */
        private void sleep(Replica replica, int seconds) {
            database.advance(Duration.ofSeconds(seconds));
            replica.asleepNanos += Duration.ofSeconds(seconds).toNanos();
        }

        private void reserve(Replica replica) {
            var lease = replica.quota.live();
            if (lease == null) {
                return;
            }
            var first = QuotaLedger.firstSlot(problem(database.now()));
            var from = (int) first + random.nextInt(SLOTS - 1);
            var reservation = new Reservation(
                    UUID.randomUUID(),
                    "w",
                    random.nextBoolean() ? "own:a" : "own:b",
                    List.of(new SlotRange(from, from + 1 + random.nextInt(2))),
                    new Demand(1 + random.nextInt(400), 0, 0, 0),
                    database.now().plusSeconds(20 + random.nextInt(41)),
                    lease.token(),
                    false);
            if (random.nextInt(40) == 0) {
                sleep(replica, random.nextInt(200));
            }
            if (!replica.quota.ledger().reserve(reservation)) {
                return;
            }
            var live = replica.quota.live();
            if (live == null || live.token() != lease.token()) {
                replica.quota.ledger().release(reservation.id());
                return;
            }
            held.add(reservation);
            given++;
        }

        private void release(Replica replica) {
            if (held.isEmpty()) {
                return;
            }
            var one = held.get(random.nextInt(held.size()));
            if (replica.quota.ledger().release(one.id()).isPresent()) {
                held.remove(one);
            }
        }

        private void check(int step) {
            held.removeIf(reservation -> !reservation.expiresAt().isAfter(database.now()));
            var used = new HashMap<String, Long>();
            for (var reservation : held) {
                for (var range : reservation.slots()) {
                    for (var slot = range.from(); slot < range.to(); slot++) {
                        used.merge(
                                reservation.site() + slot, reservation.demand().milliVcpu(), Long::sum);
                    }
                }
            }
            used.forEach((cell, sum) ->
                    assertThat(sum).as("seed %d step %d %s", seed, step, cell).isLessThanOrEqualTo(CAPACITY));
            for (var site : List.of("own:a", "own:b")) {
                assertThat(database.stored().stream()
                                .mapToInt(holding -> holding.share(site))
                                .sum())
                        .as("seed %d step %d", seed, step)
                        .isLessThanOrEqualTo(Holding.ALL);
            }
        }
    }

    @Test
    void aSecondReplicaComesToItsHalf() {
        var database = new ModelDatabase();
        var one = new Replica(database, 1);
        one.tryToRenew();
        assertThat(one.quota.ledger().shares()).containsEntry("own:a", 1000);
        var two = new Replica(database, 2);
        for (var round = 0; round < 3; round++) {
            two.tryToRenew();
            one.tryToRenew();
            database.advance(Duration.ofSeconds(10));
        }
        assertThat(one.quota.ledger().shares()).containsEntry("own:a", 500);
        assertThat(two.quota.ledger().shares()).containsEntry("own:a", 500);
    }

    @Test
    void withoutTheDatabaseItGoesOnUntilItsLeaseEndsAndSaysWhy() {
        var database = new ModelDatabase();
        var one = new Replica(database, 1);
        one.tryToRenew();
        database.isAway = true;
        database.advance(Duration.ofSeconds(29));
        one.tryToRenew();
        assertThat(one.quota.live()).isNotNull();
        database.advance(Duration.ofSeconds(1));
        assertThat(one.quota.live()).isNull();
        assertThat(one.quota.reason()).contains("ended at 2026-11-28T12:00:30Z").contains("connection refused");
    }

    @Test
    void whoSleptThroughItsLeaseHasNoneWhateverItsSteadyClockSays() {
        var database = new ModelDatabase();
        var one = new Replica(database, 1);
        one.tryToRenew();
        database.advance(Duration.ofMinutes(10));
        one.asleepNanos = Duration.ofMinutes(10).toNanos();
        assertThat(one.quota.live()).isNull();
        var two = new Replica(database, 2);
        two.tryToRenew();
        assertThat(two.quota.ledger().shares()).containsEntry("own:a", 1000);
        one.tryToRenew();
        assertThat(one.quota.ledger().shares()).containsEntry("own:a", 0);
    }

    private static PlacementProblem problem(Instant now) {
        var horizon = new Horizon(now.truncatedTo(java.time.temporal.ChronoUnit.HOURS), 60, SLOTS);
        return new PlacementProblem(
                horizon, new Weights(0, 0, 0, 12), List.of(site("own:a"), site("own:b")), List.of(), List.of());
    }

    private static CandidateSite site(String id) {
        var flat = Series.flat(SLOTS, CAPACITY);
        return new CandidateSite(id, "own", "DE", 1000, flat, flat, flat, flat, new Capacity(flat, flat, flat));
    }
}
