package dev.tradewind;

import dev.tradewind.bench.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole console in its own process with the options of the launcher, on a directory of its own. */
final class BenchConsole implements AutoCloseable {
    private static final long PATIENCE_NANOS = Duration.ofMinutes(3).toNanos();

    private final Path data;
    private final int port;
    private final List<String> settings;
    private Process process;

    BenchConsole(Path data, List<String> settings) throws IOException {
        this.data = data;
        this.port = Loopback.freePort();
        this.settings = List.copyOf(settings);
        this.process = started();
    }

    int port() {
        return port;
    }

    /** Time on processors so far. */
    double cpuSeconds() {
        return process.info()
                .totalCpuDuration()
                .map(used -> used.toNanos() / 1e9)
                .orElse(0.0);
    }

    private Process started() throws IOException {
        var words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=256m",
                "-Dvaadin.productionMode=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("tradewind.class-path", System.getProperty("java.class.path")),
                "dev.tradewind.Tradewind",
                "run",
                "--server.port=" + port,
                "--tradewind.data=" + data,
                "--tradewind.demo=false"));
        words.addAll(settings);
        return new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    void await() throws IOException, InterruptedException {
        var from = System.nanoTime();
        while (!Loopback.answers(port, "/readyz")) {
            if (!process.isAlive() || System.nanoTime() - from > PATIENCE_NANOS) {
                throw new IOException("the console did not answer within 3 minutes");
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
    }

    /** SIGKILL, and the next start on the same directory and port has begun when this returns. */
    void killAndStart() throws IOException {
        kill();
        process = started();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Work on a directory that no console holds now. */
    static <T> T headless(Path data, List<String> settings, Function<ConfigurableApplicationContext, T> work)
            throws IOException {
        var standardOutput = System.out;
        System.setOut(System.err); // Spring writes there, and the answer is the only line that belongs there
        try (var held = DataDirectory.open(data, "tradewind bench");
                var context = Headless.start(data, settings.toArray(String[]::new))) {
            return work.apply(context);
        } catch (DataDirectory.Refused refused) {
            throw new IOException(refused.getMessage(), refused);
        } finally {
            System.setOut(standardOutput);
        }
    }
}
