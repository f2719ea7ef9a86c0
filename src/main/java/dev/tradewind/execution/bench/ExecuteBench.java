package dev.tradewind.execution.bench;

import dev.tradewind.bench.BenchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/**
 * {@code tradewind bench execute --json [--seed S] [--faults N] [--finished N] [--timers N] [--within SECONDS]}: two
 * processes of the engine on PostgreSQL, killed and paused at random moments.
 */
public final class ExecuteBench {
    private static final String USAGE =
            "Usage: tradewind bench execute --json [--seed 1] [--faults 1000] [--finished 5 per fault] [--timers 10000] [--within 60 seconds]";

    private static final int IN_FLIGHT = 200;
    private static final int LONGEST_RUN_MILLIS = 20_000;
    /** Making the class cache takes as long as a few starts. */
    private static final int WORTH_A_CACHE = 20;

    private ExecuteBench() {}

    /** @return 0 when measured, 2 for words it does not know or without PostgreSQL, 3 when something failed */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        int seed = 1;
        int faults = 1_000;
        int finished = -1;
        int timers = 10_000;
        int within = 60;
        for (int i = 0; i < args.length; i++) {
            int value = i + 1 < args.length ? number(args[i + 1]) : -1;
            switch (args[i]) {
                case "--json" -> {
                    continue;
                }
                case "--seed" -> seed = value;
                case "--faults" -> faults = value;
                case "--finished" -> finished = value;
                case "--timers" -> timers = value;
                case "--within" -> within = value;
                default -> value = -1;
            }
            if (value < 0) {
                err.println("tradewind: did not expect '" + args[i] + "' like that. " + USAGE);
                return 2;
            }
            i++;
        }
        var postgres = PostgresServer.home();
        if (postgres == null) {
            err.println("tradewind bench execute: there is no PostgreSQL. ./tradewind fetches one; else set"
                    + " TRADEWIND_BENCH_POSTGRES to the folder that has bin/initdb.");
            return 2;
        }
        try {
            var work = Files.createTempDirectory("tradewind-bench-execute");
            try (var database = new PostgresServer(postgres, work.resolve("database"))) {
                var results = new TreeMap<String, Double>();
                try (var bench = new TwoReplicas(
                        database,
                        work,
                        new TwoReplicas.Load(IN_FLIGHT, 3, LONGEST_RUN_MILLIS, faults >= WORTH_A_CACHE),
                        err)) {
                    if (faults > 0) {
                        results.putAll(bench.underFaults(seed, faults, finished < 0 ? 5 * faults : finished));
                        // what took an hour is not lost with what comes after it
                        err.println(results);
                    }
                }
                if (timers > 0) {
                    try (var bench = new TwoReplicas(database, work, new TwoReplicas.Load(0, 0, 0, false), err)) {
                        results.putAll(bench.timers(timers, within));
                    }
                }
                out.println(BenchResult.json("execute", results(results)));
            }
            FileSystemUtils.deleteRecursively(work);
            return 0;
        } catch (IOException failed) {
            err.println("tradewind bench execute: " + failed.getMessage());
            return 3;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 3;
        }
    }

    private static int number(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    private static String unit(String name) {
        return name.contains("lateness")
                ? "s"
                : name.endsWith("_per_s") ? "1/s" : name.contains("kilobytes") ? "kB" : "count";
    }

    private static List<BenchResult> results(Map<String, Double> measured) {
        return measured.entrySet().stream()
                .map(each -> new BenchResult(each.getKey(), each.getValue(), unit(each.getKey())))
                .toList();
    }
}
