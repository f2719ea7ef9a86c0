package dev.tradewind.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * From process start to the first sign-in page, then the resident memory 60 s later with no session. The data
 * directory is the demo's if {@code TRADEWIND_BENCH_DATA} names one, else a new empty one.
 */
final class ConsoleBench {
    private static final long IDLE_SECONDS = 60;
    private static final long PATIENCE_SECONDS = 120;

    private ConsoleBench() {}

    static List<BenchResult> measure() throws IOException, InterruptedException {
        var port = Loopback.freePort();
        var named = System.getenv("TRADEWIND_BENCH_DATA");
        var data = named == null ? Files.createTempDirectory("tradewind-bench") : Path.of(named);
        var from = System.nanoTime();
        var process = Jar.start(
                        "console",
                        List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:MaxMetaspaceSize=256m"),
                        List.of(
                                "run",
                                "--server.port=" + port,
                                "--tradewind.data=" + data,
                                "--tradewind.demo=" + (named != null)))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            while (!Loopback.answers(port, "/login")) {
                if (!process.isAlive() || System.nanoTime() - from > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                    throw new IOException("the console did not answer within " + PATIENCE_SECONDS + " s");
                }
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
            var start = (System.nanoTime() - from) / 1e9;
            process.waitFor(IDLE_SECONDS, TimeUnit.SECONDS);
            return List.of(
                    new BenchResult("console.start", start, "s"),
                    new BenchResult("console.idle", residentMebibytes(process.pid()), "MiB"));
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
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
