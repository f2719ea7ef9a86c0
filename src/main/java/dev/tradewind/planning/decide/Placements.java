package dev.tradewind.planning.decide;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.ScopeCheck;
import dev.tradewind.planning.CurrentSignals;
import dev.tradewind.planning.PlacedRun;
import dev.tradewind.planning.PlacedRunState;
import dev.tradewind.planning.PlacedRuns;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Serves decisions. It begins with the first question, or at once where an earlier process left a journal, and has threads
 * of its own, so that nothing else of the console delays a renewal.
 */
@Component
public class Placements implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Placements.class);
    private static final long FORCE_MILLIS = 10;
    private static final long UNKNOWN_NAME_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final CurrentSignals signals;
    private final QuotaRows rows;
    private final DecisionBatches batches;
    private final PlacedRuns runs;
    private final Workloads workloads;
    private final ScopeCheck scope;
    private final DecideSettings settings;
    private final Clock clock;
    private final Path folder;
    private volatile @Nullable Serving serving;
    private volatile boolean running;

    Placements(
            CurrentSignals signals,
            QuotaRows rows,
            DecisionBatches batches,
            PlacedRuns runs,
            Workloads workloads,
            ScopeCheck scope,
            DecideSettings settings,
            Clock clock,
            @Value("${tradewind.data}") String data) {
        this.signals = signals;
        this.rows = rows;
        this.batches = batches;
        this.runs = runs;
        this.workloads = workloads;
        this.scope = scope;
        this.settings = settings;
        this.clock = clock;
        folder = Path.of(data, "decisions");
    }

    private final class Serving {
        private final Quota quota;
        private final DecisionLog log;
        private final Boards boards;
        private final Decisions decisions;
        private final ScheduledExecutorService threads;
        private long segmentOfLastDay;
        private volatile long refreshedForName = System.nanoTime() - UNKNOWN_NAME_NANOS;

        Serving() {
            var replica = Replica.open(folder);
            quota = new Quota(replica.id(), rows::renew, settings, clock, System::nanoTime);
            log = new DecisionLog(folder, replica.id(), batches);
            boards = new Boards(signals, workloads, quota.ledger());
            decisions = new Decisions(quota, log, settings, clock);
            segmentOfLastDay = log.currentSegment();
            boards.refresh();
            log.stillHeld(clock.instant()).forEach(quota.ledger()::restore);
            if (replica.mayLackEntries()) {
                quota.blockUntil(clock.instant().plus(settings.afterwards()));
            }
            attempt("renew the quota of capacity", quota::renew);
            threads = Executors.newScheduledThreadPool(
                    4, Thread.ofPlatform().daemon().name("decide-", 1).factory());
            every(settings.renew().toMillis(), "renew the quota of capacity", quota::renew);
            every(settings.refresh().toMillis(), "read the signals for decisions", boards::refresh);
            every(FORCE_MILLIS, "flush the journal of decisions", log::force);
            every(1000, "record decisions in the audit log", log::record);
            every(1000, "let reservations expire", () -> quota.ledger().expire(clock.instant()));
            every(TimeUnit.HOURS.toMillis(1), "drop old files of the journal of decisions", this::dropOld);
        }

        private void every(long millis, String duty, Runnable work) {
            threads.scheduleWithFixedDelay(() -> attempt(duty, work), millis, millis, TimeUnit.MILLISECONDS);
        }

        private void dropOld() {
            log.dropOld(segmentOfLastDay);
            segmentOfLastDay = log.currentSegment();
        }

        Board boardFor(PlacementAsk ask) {
            var candidate = ask.candidate();
            var board = candidate == null ? boards.newest() : boards.reaching(candidate);
            var name = ask.workload();
            if (board == null
                    || candidate == null
                            && name != null
                            && board.workload(name) == null
                            && System.nanoTime() - refreshedForName > UNKNOWN_NAME_NANOS) {
                refreshedForName = System.nanoTime();
                board = boards.refresh();
            }
            return board;
        }
    }

    /**
     * @throws NoQuota when nothing can be decided now
     * @throws dev.tradewind.identity.OutOfScope when it is to hold capacity, and who asks is no operator of the workload
     */
    public PlacementAnswer decide(PlacementAsk ask, String by) {
        var now = serving();
        var board = now.boardFor(ask);
        var name = ask.workload();
        var candidate = ask.candidate() != null ? ask.candidate() : name == null ? null : board.workload(name);
        if (candidate == null) {
            if (name == null) {
                throw new IllegalArgumentException("expected \"workload\" with a name, or \"candidate\"");
            }
            throw Decisions.unknown(name);
        }
        if (ask.reserveSeconds() != null) {
            requireOperator(board, ask.candidate() == null ? candidate.id() : "");
        }
        return now.decisions.decide(board, candidate, ask, by);
    }

    /** Gives back what a decision holds; empty when it holds nothing here, or no longer. */
    public Optional<Reservation> release(UUID id, String by) {
        var now = serving();
        now.decisions
                .held(id)
                .ifPresent(held -> requireOperator(Objects.requireNonNull(now.boards.newest()), held.workload()));
        return now.decisions.release(id, by);
    }

    /** By what is in memory: an answer is due in milliseconds, also while the database is away. */
    private void requireOperator(Board board, String workload) {
        var of = board.owner(workload);
        scope.requireAsSeen(of.owner(), of.environment(), Role.OPERATOR);
    }

    /**
     * Turns what a decision holds into a run: from here on it is taken for all replicas. Empty when it holds nothing here,
     * or no longer.
     *
     * @throws IllegalArgumentException when the workload is no batch workload of the catalog
     */
    public Optional<PlacedRun> order(UUID id, String by) {
        var known = runs.byId(id);
        if (known.isPresent()) {
            return known;
        }
        var decisions = serving().decisions;
        decisions.held(id).ifPresent(held -> {
            requireRunnable(held.workload());
            workloads.require(held.workload(), Role.OPERATOR);
        });
        return decisions.keepForRun(id, by).map(held -> order(held, by));
    }

    private void requireRunnable(String name) {
        var kind = workloads.byName(name).map(Workload::kind).orElse(null);
        if (kind != WorkloadKind.BATCH) {
            throw new IllegalArgumentException("'" + name + "' is "
                    + (kind == null ? "no workload of the catalog" : "a service")
                    + "; only a batch workload of the catalog can be run. Maybe a recommendation is what you need?");
        }
    }

    private PlacedRun order(Reservation held, String by) {
        var hour = Duration.ofHours(1).toSeconds();
        return runs.order(new PlacedRun(
                held.id(),
                held.workload(),
                held.site(),
                held.slots(),
                held.demand().milliVcpu(),
                held.demand().mebibytes(),
                held.demand().milliGpu(),
                Instant.ofEpochSecond(held.slots().getFirst().from() * hour),
                Instant.ofEpochSecond(held.slots().getLast().to() * hour),
                PlacedRunState.ORDERED,
                "waits for its slot",
                by,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                held.spot()));
    }

    private Serving serving() {
        var now = serving;
        return now == null ? begin() : now;
    }

    private synchronized Serving begin() {
        var now = serving;
        if (now == null) {
            now = Actors.runAs(Actor.system("decide"), Serving::new);
            serving = now;
        }
        return now;
    }

    /** A database that is away for a moment must not end a duty for good. */
    private static void attempt(String duty, Runnable work) {
        try {
            Actors.runAs(Actor.system("decide"), work);
        } catch (RuntimeException e) {
            LOG.warn("Could not {} now, will try again", duty, e);
        }
    }

    @Override
    public void start() {
        running = true;
        if (Files.exists(folder.resolve("replica"))) {
            Thread.ofVirtual().name("decide-begin").start(() -> attempt("begin to serve decisions", this::serving));
        }
    }

    @Override
    public synchronized void stop() {
        running = false;
        var now = serving;
        serving = null;
        if (now != null) {
            now.threads.shutdown();
            try {
                now.threads.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            attempt("record decisions in the audit log", now.log::record);
            now.log.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
