package dev.tradewind;

import dev.tradewind.audit.AuditLoad;
import dev.tradewind.bench.BenchResult;
import dev.tradewind.execution.bench.PostgresServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.util.FileSystemUtils;

/**
 * {@code tradewind bench audit --json [--entries 1000000] [--seconds 10] [--writers 16] [--database URL]}: the log as the console
 * runs it, on PostgreSQL.
 */
final class AuditBench {
    private static final String USAGE = "Usage: tradewind bench audit --json [--entries 1000000] [--seconds 10]"
            + " [--writers 16] [--database jdbc:postgresql://HOST/EMPTY-DATABASE?user=…]";
    private static final Map<String, String> UNITS = Map.of(
            "audit.changes_per_s", "1/s",
            "audit.checkpoint_lag.p99", "s",
            "audit.proof.p99", "ms",
            "audit.proof.p50", "ms",
            "audit.append_us", "us",
            "audit.verify_seconds", "s",
            "audit.hash_seconds", "s");

    private AuditBench() {}

    /** @return 0 when measured, 2 for words it does not know or without PostgreSQL, 3 when something failed */
    static int run(String[] args, PrintStream out, PrintStream err) {
        int entries = 1_000_000;
        int seconds = 10;
        int writers = 16;
        String database = null;
        for (int i = 0; i < args.length; i++) {
            boolean more = i + 1 < args.length;
            switch (args[i]) {
                case "--json" -> {}
                case "--entries" -> entries = more ? number(args[++i]) : -1;
                case "--seconds" -> seconds = more ? number(args[++i]) : -1;
                case "--writers" -> writers = more ? number(args[++i]) : -1;
                case "--database" -> database = more ? args[++i] : null;
                default -> entries = -1;
            }
        }
        if (entries < 20_000 || seconds < 1 || writers < 1) {
            err.println(USAGE + "; at least 20000 entries are needed");
            return 2;
        }
        Path work;
        try {
            work = Files.createTempDirectory("tradewind-bench-audit");
        } catch (IOException failed) {
            err.println("tradewind bench audit: " + failed.getMessage());
            return 3;
        }
        var load = new Load(entries, seconds, writers);
        try {
            if (database != null) {
                return onPostgres(database, work, load, out, err);
            }
            var home = PostgresServer.home();
            if (home == null) {
                err.println("tradewind bench audit: there is no PostgreSQL. ./tradewind fetches one; else set"
                        + " TRADEWIND_BENCH_POSTGRES to the folder that has bin/initdb, or name one with --database.");
                return 2;
            }
            try (var server = new PostgresServer(home, work.resolve("database"))) {
                return onPostgres(server.url() + "?user=postgres&reWriteBatchedInserts=true", work, load, out, err);
            }
        } catch (IOException | RuntimeException failed) {
            err.println("tradewind bench audit: " + failed);
            return 3;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 3;
        } finally {
            delete(work, err);
        }
    }

    private record Load(int entries, int seconds, int writers) {}

    private static int onPostgres(String database, Path work, Load load, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        var standardOutput = System.out;
        System.setOut(System.err); // Spring writes there, and the answer is the only line that belongs there
        try (var context = Headless.start(
                work.resolve("data"),
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=",
                "--spring.datasource.hikari.maximum-pool-size=" + (load.writers() + 6))) {
            var results = context.getBeanFactory()
                    .createBean(AuditLoad.class)
                    .measure(work, load.entries(), load.seconds(), load.writers(), err);
            out.println(BenchResult.json("audit", results(new TreeMap<>(results))));
            return 0;
        } finally {
            System.setOut(standardOutput);
        }
    }

    private static int number(String text) {
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : -1;
    }

    private static void delete(Path folder, PrintStream err) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException left) {
            err.println("tradewind bench audit: could not delete " + folder + ": " + left.getMessage());
        }
    }

    private static List<BenchResult> results(Map<String, Double> measured) {
        return measured.entrySet().stream()
                .map(each -> new BenchResult(each.getKey(), each.getValue(), UNITS.getOrDefault(each.getKey(), "1")))
                .toList();
    }
}
