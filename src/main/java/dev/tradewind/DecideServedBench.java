package dev.tradewind;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.execution.bench.PostgresServer;
import dev.tradewind.planning.cli.DecideFleet;
import dev.tradewind.planning.cli.DecideLoad;
import dev.tradewind.planning.cli.DecideOutage;
import dev.tradewind.planning.cli.EngineBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * Decisions as programs get them: over HTTP from a real console, and from two of them on one PostgreSQL that is away for a
 * while. Questions come from this process, each at its time, on the same machine.
 */
final class DecideServedBench implements EngineBench.Served {
    /** As many as 500 questions a second for a minute may ask for, all at the cheapest site. */
    private static final int AMPLE_VCPUS = 1_000_000;

    private static final int HOLD_SECONDS = 30;

    @Override
    public List<BenchResult> http(int seconds) throws IOException, InterruptedException {
        var work = Files.createTempDirectory("tradewind-bench-decide");
        var fleet = new DecideFleet(HOLD_SECONDS);
        try (var console = new DecideConsoles(work, List.of(), 1, AMPLE_VCPUS, fleet)) {
            var load = new DecideLoad(console.addresses(), console.token(), fleet::question, DecideLoad.RATE);
            load.warmUp(DecideLoad.WARM_UP_SECONDS);
            var before = console.cpuSeconds();
            var results = new ArrayList<>(load.measure(seconds));
            results.add(new BenchResult(
                    "decide.http.cpu", (console.cpuSeconds() - before) * 1000 / (seconds * DecideLoad.RATE), "ms"));
            return results;
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    @Override
    public List<BenchResult> replicas(int seconds, PrintStream err) throws IOException, InterruptedException {
        var home = PostgresServer.home();
        if (home == null) {
            err.println("tradewind bench decide: there is no PostgreSQL, so two replicas were not measured. ./tradewind"
                    + " fetches one; else set TRADEWIND_BENCH_POSTGRES to the folder that has bin/initdb.");
            return List.of();
        }
        var results = new ArrayList<BenchResult>();
        var outage = DecideOutage.of(seconds, DecideLoad.RATE);
        results.addAll(replicas(home, "decide.replicas", outage, PostgresServer::down, PostgresServer::start));
        results.addAll(replicas(home, "decide.frozen", outage, PostgresServer::freeze, PostgresServer::thaw));
        results.add(new BenchResult(
                "decide.oversubscribed",
                results.stream()
                        .filter(result -> result.name().endsWith(".oversubscribed"))
                        .mapToDouble(BenchResult::value)
                        .sum(),
                "count"));
        return results;
    }

    /** What is done to a database. */
    interface Deed {
        void to(PostgresServer database) throws IOException, InterruptedException;
    }

    static List<BenchResult> replicas(Path home, String name, DecideOutage outage, Deed away, Deed back)
            throws IOException, InterruptedException {
        var work = Files.createTempDirectory("tradewind-bench-decide");
        try (var database = new PostgresServer(home, work.resolve("database"))) {
            var settings = new ArrayList<>(List.of(
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=postgres",
                    "--spring.datasource.password="));
            settings.addAll(outage.settings());
            var fleet = new DecideFleet(outage.holdSeconds());
            try (var consoles = new DecideConsoles(work, settings, 2, outage.vcpus(), fleet)) {
                return outage.measure(
                        name,
                        consoles.addresses(),
                        consoles.token(),
                        consoles.limited(),
                        fleet,
                        () -> away.to(database),
                        () -> back.to(database));
            }
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }
}
