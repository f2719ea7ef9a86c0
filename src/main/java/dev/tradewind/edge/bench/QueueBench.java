package dev.tradewind.edge.bench;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.edge.site.SiteStore.StoreFull;
import dev.tradewind.edge.site.SiteTransaction;
import dev.tradewind.edge.sqlite.SqliteStore;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.WriteKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Memory of an agent that starts with a long queue and sends all of it; the queue is filled through its own store. */
final class QueueBench {
    private static final int SMALL = 10_000;
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int AT_ONCE = 2_000;

    private QueueBench() {}

    static List<BenchResult> measure(long queued) throws IOException, InterruptedException {
        var results = new ArrayList<BenchResult>();
        var small = drained(SMALL, results, "edge.agent.rss_10k", null);
        var large = drained(queued, results, "edge.agent.rss", "edge.agent.sends_per_s");
        results.add(new BenchResult("edge.agent.rss_ratio", small == 0 ? 0 : large / small, "1"));
        return results;
    }

    private static double drained(long queued, List<BenchResult> results, String name, @Nullable String rate)
            throws IOException, InterruptedException {
        var data = Files.createTempDirectory("tradewind-edge-bench");
        try {
            fill(data, queued);
            return drained(data, queued, results, name, rate);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static double drained(Path data, long queued, List<BenchResult> results, String name, @Nullable String rate)
            throws IOException, InterruptedException {
        try (var console = new PlayedConsole(false)) {
            console.takes(true);
            try (var agent = AgentUnderTest.start(data, console.port(), 1_000, List.of())) {
                var from = System.nanoTime();
                Patience.await("the last of the queue", LONGEST, () -> console.received() >= queued);
                var seconds = (System.nanoTime() - from) / 1e9;
                if (rate != null) {
                    results.add(new BenchResult(rate, queued / seconds, "1/s"));
                }
                var peak = agent.peakMebibytes();
                results.add(new BenchResult(name, peak, "MiB"));
                return peak;
            }
        }
    }

    static void fill(Path data, long queued) throws IOException {
        try (var store = SqliteStore.open(data)) {
            for (var from = 1L; from <= queued; from += AT_ONCE) {
                var work = new ArrayList<Function<SiteTransaction, Boolean>>();
                for (var n = from; n < from + AT_ONCE && n <= queued; n++) {
                    var entry = entry(n);
                    work.add(disk -> {
                        disk.enqueue(entry, 1_764_331_200_000L);
                        return true;
                    });
                }
                store.commit(work);
            }
        } catch (StoreFull full) {
            throw new IOException("the disk is full: " + full.getMessage(), full);
        }
    }

    private static Entry entry(long n) {
        return new Entry(
                n,
                "sale-" + n,
                "sales",
                "",
                WriteKind.APPEND,
                "{\"till\":" + n % 6 + ",\"receipt\":" + n + ",\"total\":\"12.95\",\"currency\":\"USD\"}",
                "",
                String.format(Locale.ROOT, "%013d-%05d@bench:site", 1_764_331_200_000L + n / 100, n % 100),
                0);
    }
}
