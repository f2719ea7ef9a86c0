package dev.tradewind.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * From process start until the console says that it is ready, then the resident memory 60 s later with no session. The data
 * directory is that of the demo company: the one that {@code TRADEWIND_BENCH_DATA} names, else one that a console before fills.
 */
final class ConsoleBench {
    private static final List<String> LIKE_THE_LAUNCHER = List.of(
            "-Xms64m",
            "-Xmx512m",
            "-XX:MinHeapFreeRatio=20",
            "-XX:MaxHeapFreeRatio=40",
            "-XX:TrimNativeHeapInterval=30000",
            "-XX:+UseSerialGC",
            "-XX:MaxMetaspaceSize=256m",
            "-Djdk.reflect.useNativeAccessorOnly=true",
            "-Dspring.aot.enabled=true");

    private static final long IDLE_SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path data;
    private final Path log;

    private ConsoleBench(Path data) throws IOException {
        this.data = data;
        log = Files.createTempFile("tradewind-bench-console", ".log");
    }

    static List<BenchResult> measure() throws IOException, InterruptedException {
        var named = System.getenv("TRADEWIND_BENCH_DATA");
        var bench = new ConsoleBench(named == null ? Files.createTempDirectory("tradewind-bench") : Path.of(named));
        if (named == null) {
            bench.fill();
        }
        return bench.measured();
    }

    /** Also reads every file that the next start needs, so that none waits for the disk. */
    private void fill() throws IOException, InterruptedException {
        var process = start(Loopback.freePort(), true);
        try {
            await(process, () -> Files.readString(log).contains("Demo company loaded"));
        } finally {
            stop(process);
        }
    }

    private List<BenchResult> measured() throws IOException, InterruptedException {
        var port = Loopback.freePort();
        var from = System.nanoTime();
        var process = start(port, false);
        try {
            await(process, () -> Loopback.answers(port, "/readyz"));
            var start = (System.nanoTime() - from) / 1e9;
            process.waitFor(IDLE_SECONDS, TimeUnit.SECONDS);
            return List.of(
                    new BenchResult("console.start", start, "s"),
                    new BenchResult("console.idle", residentMebibytes(process.pid()), "MiB"));
        } finally {
            stop(process);
        }
    }

    private Process start(int port, boolean demo) throws IOException {
        return Jar.start(
                        "console",
                        LIKE_THE_LAUNCHER,
                        List.of("run", "--server.port=" + port, "--tradewind.data=" + data, "--tradewind.demo=" + demo))
                .redirectOutput(log.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Something that is there or not yet. */
    private interface Sign {
        boolean isThere() throws IOException;
    }

    private void await(Process process, Sign sign) throws IOException, InterruptedException {
        var from = System.nanoTime();
        while (!sign.isThere()) {
            if (!process.isAlive() || System.nanoTime() - from > PATIENCE.toNanos()) {
                throw new IOException("the console was not ready within " + PATIENCE.toMinutes() + " minutes: " + log);
            }
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    private static double residentMebibytes(long pid) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        throw new IOException("the process has no resident memory");
    }
}
