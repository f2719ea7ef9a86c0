package dev.tradewind.execution.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/** Two processes of the engine on one database, their targets, and what becomes of the executions asked of them. */
final class TwoReplicas implements AutoCloseable {
    private static final double LEAST_IN_FLIGHT = 0.75;
    private static final int EVERY_LOCAL = 20;
    private static final Duration NO_PROGRESS = Duration.ofSeconds(120);
    private static final String LOST = "planted-lost";
    private static final String DOUBLED = "planted-doubled";
    private static final String STUCK = "planted-stuck";

    private final Clock clock = Clock.systemUTC();
    private final PostgresServer database;
    private final PrintStream progress;
    private final Load load;
    private final Path localJournal;
    private final JournalTarget target;
    private final List<Replica> replicas = new ArrayList<>();
    private final ConfigurableApplicationContext context;
    private final Feeder feeder;

    /**
     * @param inFlight how many are kept under way
     * @param trouble of a hundred dispatches, how many lose their answer, and how many first attempts fail
     * @param longestRunMillis on the target; 0 ends at once
     * @param train whether a class cache for the replicas is made first
     */
    record Load(int inFlight, int trouble, long longestRunMillis, boolean train) {}

    TwoReplicas(PostgresServer database, Path work, Load load, PrintStream progress)
            throws IOException, InterruptedException {
        this.database = database;
        this.progress = progress;
        this.load = load;
        this.localJournal = work.resolve("journal");
        this.target = new JournalTarget(clock, load.longestRunMillis(), load.trouble());
        context = EngineOnly.start(EngineOnly.class, arguments(work, "--tradewind.execution.drives=false"));
        feeder = new Feeder(context, localJournal, clock);
        var classes = work.resolve("replica.aot");
        if (load.train()) {
            Replica.train(arguments(work, "--tradewind.execution.drives=false"), classes, work.resolve("training.log"));
        }
        for (var name : List.of("a", "b")) {
            replicas.add(new Replica(
                    arguments(work, "--tradewind.execution.threads=6"),
                    classes,
                    load.inFlight() > 0,
                    work.resolve(name + ".log")));
        }
    }

    private List<String> arguments(Path work, String more) {
        return List.of(
                "--tradewind.data=" + work.resolve("data"),
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--spring.datasource.hikari.connection-timeout=5000",
                "--logging.level.root=ERROR",
                "--spring.main.log-startup-info=false",
                "--tradewind.execution.poll=200ms",
                "--tradewind.execution.heartbeat=1s",
                "--tradewind.execution.backoff=200ms",
                "--tradewind.execution.targets.bench.kind=NOMAD",
                "--tradewind.execution.targets.bench.url=" + target.url(),
                "--tradewind.execution.targets.bench.sites[0].id=" + Feeder.TARGET_SITE,
                more);
    }

    /** Keeps so many in flight while faults come, then lets everything end and judges it by the journals. */
    Map<String, Double> underFaults(long seed, int number, int finished) throws IOException, InterruptedException {
        int asked = 0;
        while (asked < load.inFlight()) {
            next(seed, asked++);
        }
        progress.printf("%d asked for%n", asked);
        startAll();
        progress.printf("two replicas are up, %d executions in flight%n", asked);
        var faults = new Faults(seed, replicas, database, progress);
        var failure = new AtomicReference<@Nullable Exception>();
        var injecting = Thread.ofPlatform().start(() -> {
            try {
                faults.inject(number);
            } catch (IOException | InterruptedException | RuntimeException e) {
                failure.set(e);
            }
        });
        int least = Integer.MAX_VALUE;
        while ((injecting.isAlive() || asked - feeder.open() < finished) && failure.get() == null) {
            int open = feeder.open();
            least = Math.min(least, open);
            for (int i = open; i < load.inFlight(); i++) {
                next(seed, asked++);
            }
            Pause.millis(200);
        }
        injecting.join();
        if (failure.get() != null) {
            throw new IOException("the faults could not go on: " + failure.get().getMessage(), failure.get());
        }
        plant();
        drain(Set.of(STUCK));
        feeder.sql(
                "update execution_step set state = 'PENDING' where kind = 'DISPATCH' and execution_id ="
                        + " (select id from execution where workload = ?)",
                DOUBLED);
        feeder.sql("update execution set state = 'RUNNING', ended_at = null where workload = ?", DOUBLED);
        feeder.sql(
                "insert into execution_task (task_name, task_instance, execution_time, picked, version, priority)"
                        + " select 'execution', cast(id as varchar), ?, false, 1, 0 from execution where workload = ?",
                clock.instant().atOffset(ZoneOffset.UTC),
                DOUBLED);
        awaitSecondEffect();
        var verdict = Journal.judge(feeder.asked(), lines(), feeder.openNames());
        return results(faults, Math.min(least, load.inFlight()), verdict);
    }

    private void next(long seed, int number) {
        feeder.ask("wl-%d-%d".formatted(seed, number), number % EVERY_LOCAL == 0, null, null);
    }

    /** Three faults of an engine that forgets, repeats and falls asleep: the judge must name them. */
    private void plant() {
        feeder.ask(
                LOST,
                false,
                null,
                id -> feeder.sql(
                        "update execution_step set state = 'SUCCEEDED' where kind = 'DISPATCH' and execution_id = ?",
                        id));
        feeder.ask(DOUBLED, false, null, null);
        feeder.ask(
                STUCK,
                false,
                null,
                id -> feeder.sql(
                        "update execution_task set execution_time = ? where task_instance = ?",
                        Instant.parse("2100-01-01T00:00:00Z").atOffset(ZoneOffset.UTC),
                        id.toString()));
    }

    private void awaitSecondEffect() throws IOException {
        var latest = clock.instant().plusSeconds(60);
        while (clock.instant().isBefore(latest)
                && lines().stream()
                                .filter(line -> line.workload().equals(DOUBLED) && line.exit() == 0)
                                .count()
                        < 2) {
            Pause.millis(200);
        }
    }

    private void drain(Set<String> except) {
        int open = feeder.open();
        var lastChange = clock.instant();
        while (open > except.size() && clock.instant().isBefore(lastChange.plus(NO_PROGRESS))) {
            Pause.millis(300);
            int now = feeder.open();
            if (now != open) {
                open = now;
                lastChange = clock.instant();
            }
        }
    }

    private Map<String, Double> results(Faults faults, int least, Journal.Verdict verdict) {
        var planted = Set.of(LOST, DOUBLED, STUCK);
        int found = (verdict.lost().contains(LOST) ? 1 : 0)
                + (verdict.doubled().contains(DOUBLED) ? 1 : 0)
                + (verdict.stuck().contains(STUCK) ? 1 : 0);
        say("lost", without(verdict.lost(), planted));
        say("doubled", without(verdict.doubled(), planted));
        say("stuck", without(verdict.stuck(), planted));
        var results = new HashMap<String, Double>();
        results.put("execute.kills", (double) faults.kills());
        results.put("execute.pauses", (double) faults.pauses());
        results.put("execute.database_restarts", (double) faults.restarts());
        results.put("execute.starts_again", (double)
                replicas.stream().mapToInt(Replica::startsAgain).sum());
        results.put("execute.answers_lost", (double) target.answersLost());
        results.put("execute.inflight.min", (double) least);
        results.put("execute.finished", (double) feeder.ended());
        results.put("execute.lost", (double) without(verdict.lost(), planted).size());
        results.put(
                "execute.doubled", (double) without(verdict.doubled(), planted).size());
        results.put("execute.stuck", (double) without(verdict.stuck(), planted).size());
        results.put("execute.planted_found", (double) found);
        if (least < LEAST_IN_FLIGHT * load.inFlight()) {
            progress.println("fewer than three quarters were in flight at one moment: " + least);
        }
        return results;
    }

    private void say(String what, Set<String> names) {
        if (!names.isEmpty()) {
            progress.println(what + ": " + names);
        }
    }

    private static Set<String> without(Set<String> names, Set<String> planted) {
        var rest = new HashSet<>(names);
        rest.removeAll(planted);
        return rest;
    }

    /** So many due within that time, spread evenly; lateness by the target's journal. */
    Map<String, Double> timers(int number, int withinSeconds) throws IOException, InterruptedException {
        startAll();
        int before = feeder.changes();
        long bytes = feeder.bytes();
        var from = clock.instant();
        var first = from.plus(Duration.ofSeconds(60).plusMillis(number * 50L));
        var due = new HashMap<String, Instant>();
        for (int i = 0; i < number; i++) {
            var name = "timer-" + i;
            due.put(name, first.plusMillis(i * 1000L * withinSeconds / number));
            feeder.ask(name, false, due.get(name), null);
        }
        int ready = 0;
        while (ready < number && clock.instant().isBefore(first)) {
            ready = feeder.waitingForTheirSlot();
            Pause.millis(500);
        }
        double seconds = Duration.between(from, clock.instant()).toMillis() / 1000.0;
        double changes = (feeder.changes() - before) / seconds;
        progress.printf("%d of %d wait for their slot after %.0f s%n", ready, number, seconds);
        // nothing ends before that, which is no standstill
        Pause.millis(Math.max(0, Duration.between(clock.instant(), first).toMillis()));
        drain(Set.of(STUCK, DOUBLED));
        var lateness = target.lines().stream()
                .filter(line -> due.containsKey(line.workload()))
                .mapToDouble(line -> Duration.between(due.get(line.workload()), line.startedAt())
                                .toMillis()
                        / 1000.0)
                .sorted()
                .toArray();
        if (lateness.length == 0) {
            throw new IllegalStateException("no timer started within two minutes of its time");
        }
        var results = new HashMap<String, Double>();
        results.put("execute.timers", (double) lateness.length);
        results.put("execute.timer_lateness.p99", lateness[(int) Math.ceil(lateness.length * 0.99) - 1]);
        results.put("execute.timer_lateness.max", lateness[lateness.length - 1]);
        results.put("execute.changes_per_s", changes);
        results.put("execute.kilobytes_each", (feeder.bytes() - bytes) / 1e3 / number);
        return results;
    }

    private void startAll() throws IOException, InterruptedException {
        for (var replica : replicas) {
            replica.start();
        }
        for (var replica : replicas) {
            replica.awaitReady();
        }
    }

    private List<Journal.Line> lines() throws IOException {
        var all = new ArrayList<>(target.lines());
        all.addAll(Journal.read(localJournal));
        return all;
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        context.close();
        target.close();
    }
}
