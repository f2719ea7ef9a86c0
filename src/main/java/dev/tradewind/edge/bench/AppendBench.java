package dev.tradewind.edge.bench;

import dev.tradewind.bench.BenchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.HdrHistogram.Histogram;
import org.springframework.util.FileSystemUtils;

/**
 * Sixteen clients append over HTTP, each its next transaction when the last is acknowledged. A second, shorter run traces
 * the agent's own sync calls and looks for each acknowledgement whether one began and ended inside its request.
 */
final class AppendBench {
    private static final int CLIENTS = 16;

    private AppendBench() {}

    private record Ack(long fromMicros, long toMicros) {}

    static List<BenchResult> measure(long seconds, PrintStream err) throws IOException, InterruptedException {
        var results = new ArrayList<BenchResult>();
        var before = fsyncsPerSecond();
        var data = Files.createTempDirectory("tradewind-edge-bench");
        try {
            untraced(data, seconds, results);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
        results.add(new BenchResult("edge.fsyncs_per_s", (before + fsyncsPerSecond()) / 2, "1/s"));
        traced(results, err);
        return results;
    }

    private static void untraced(Path data, long seconds, List<BenchResult> results)
            throws IOException, InterruptedException {
        try (var console = new PlayedConsole(false);
                var agent = AgentUnderTest.start(data, console.port(), 1_000, List.of())) {
            results.add(new BenchResult("edge.agent.start", agent.startSeconds(), "s"));
            waitForCollections(console);
            results.add(new BenchResult("edge.agent.idle", agent.residentMebibytes(), "MiB"));
            load(agent.port(), 3, "warm"); // the compiler's turn
            var agentBefore = agent.processorSeconds();
            var clientsBefore = AgentUnderTest.processorSeconds(ProcessHandle.current());
            var acks = load(agent.port(), seconds, "measured");
            var agentSpent = agent.processorSeconds() - agentBefore;
            var clientsSpent = AgentUnderTest.processorSeconds(ProcessHandle.current()) - clientsBefore;
            var latencies = new Histogram(3);
            acks.forEach(a -> latencies.recordValue(a.toMicros - a.fromMicros));
            results.add(new BenchResult("edge.appends_per_s", acks.size() / (double) seconds, "1/s"));
            results.add(new BenchResult("edge.append.p99", latencies.getValueAtPercentile(99) / 1_000.0, "ms"));
            results.add(new BenchResult("edge.append.agent_cpu", agentSpent * 1e6 / acks.size(), "us"));
            results.add(new BenchResult("edge.append.clients_cpu", clientsSpent * 1e6 / acks.size(), "us"));
        }
    }

    private static void traced(List<BenchResult> results, PrintStream err) throws IOException, InterruptedException {
        if (!Files.isExecutable(Path.of("/usr/bin/strace"))) {
            err.println("tradewind bench edge: strace is not installed, so edge.unsynced_acks was not measured");
            return;
        }
        var data = Files.createTempDirectory("tradewind-edge-bench");
        try {
            traced(data, results);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static void traced(Path data, List<BenchResult> results) throws IOException, InterruptedException {
        var trace = data.resolve("trace");
        List<Ack> acks;
        try (var console = new PlayedConsole(false);
                var agent = AgentUnderTest.start(
                        data,
                        console.port(),
                        1_000,
                        List.of(
                                "/usr/bin/strace",
                                "-f",
                                "-ttt",
                                "-T",
                                "-e",
                                "trace=fsync,fdatasync",
                                "-o",
                                trace.toString()))) {
            waitForCollections(console);
            acks = load(agent.port(), 3, "traced");
        }
        var syncs = SyncTrace.read(trace);
        var unsynced = acks.stream()
                .filter(ack -> !syncs.anyInside(ack.fromMicros(), ack.toMicros()))
                .count();
        results.add(new BenchResult("edge.unsynced_acks", unsynced, "count"));
        results.add(new BenchResult("edge.traced_acks", acks.size(), "count"));
        results.add(new BenchResult("edge.traced_syncs", syncs.count(), "count"));
    }

    private static void waitForCollections(PlayedConsole console) throws IOException, InterruptedException {
        Patience.await("the agent's second heart-beat", Duration.ofMinutes(1), () -> console.pulses() >= 2);
    }

    private static List<Ack> load(int port, long seconds, String name) throws IOException, InterruptedException {
        var end = System.nanoTime() + seconds * 1_000_000_000;
        var all = new ArrayList<Ack>();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            var work = new ArrayList<Callable<List<Ack>>>();
            for (var c = 0; c < CLIENTS; c++) {
                var client = name + "-" + c;
                work.add(() -> client(port, end, client));
            }
            for (var done : clients.invokeAll(work)) {
                all.addAll(done.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException("a client failed: " + failed.getCause(), failed);
        }
        return all;
    }

    private static List<Ack> client(int port, long end, String name) throws IOException {
        var acks = new ArrayList<Ack>();
        try (var http = new PlainClient(port, "/collections/sales/transactions")) {
            for (var n = 0; System.nanoTime() < end; n++) {
                var from = micros();
                var answer = http.post(
                        name + "-" + n, "{\"till\":3,\"receipt\":" + n + ",\"total\":\"12.95\",\"currency\":\"USD\"}");
                if (answer.status() != 201) {
                    throw new IOException("the agent answered " + answer.status() + ": " + answer.body());
                }
                acks.add(new Ack(from, micros()));
            }
        }
        return acks;
    }

    private static long micros() {
        var now = java.time.Instant.now();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }

    /** Syncs of 4 KiB appended to a file, one after the other, for two seconds. */
    static double fsyncsPerSecond() throws IOException {
        var file = Files.createTempFile("tradewind-edge", ".sync");
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var from = System.nanoTime();
            var count = 0;
            while (System.nanoTime() - from < 2_000_000_000L) {
                channel.write(ByteBuffer.allocate(4_096));
                channel.force(false);
                count++;
            }
            return count / ((System.nanoTime() - from) / 1e9);
        } finally {
            Files.delete(file);
        }
    }
}
