package dev.tradewind.edge.bench;

import dev.tradewind.bench.Loopback;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An agent in its own process, with the options that the launcher gives it. */
final class AgentUnderTest implements AutoCloseable {
    static final List<String> OPTIONS =
            List.of("-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Process process;
    private final long agentPid;
    private final int port;
    private final double startSeconds;

    private AgentUnderTest(Process process, long agentPid, int port, double startSeconds) {
        this.process = process;
        this.agentPid = agentPid;
        this.port = port;
        this.startSeconds = startSeconds;
    }

    /** Dies at once, as by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(20, TimeUnit.SECONDS);
    }

    /** @param before words in front of the command, such as those of a tracer */
    static AgentUnderTest start(Path data, int consolePort, int pulseMillis, List<String> before)
            throws IOException, InterruptedException {
        return start(
                data,
                before,
                List.of(
                        "--site",
                        "bench:site",
                        "--console",
                        "http://127.0.0.1:" + consolePort,
                        "--token",
                        "bench",
                        "--pulse-ms",
                        Integer.toString(pulseMillis)));
    }

    static AgentUnderTest start(Path data, List<String> before, List<String> words)
            throws IOException, InterruptedException {
        var port = Loopback.freePort();
        var line = new ArrayList<>(before);
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(OPTIONS);
        line.addAll(List.of(
                "-cp",
                System.getProperty("tradewind.class-path", System.getProperty("java.class.path")),
                "dev.tradewind.Tradewind",
                "edge"));
        line.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
        line.addAll(words);
        var from = System.nanoTime();
        var process = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (!Loopback.answers(port, "/status")) {
            if (!process.isAlive() || System.nanoTime() - from > PATIENCE_NANOS) {
                process.destroyForcibly();
                throw new IOException("the agent did not answer within a minute");
            }
            process.waitFor(10, TimeUnit.MILLISECONDS);
        }
        var seconds = (System.nanoTime() - from) / 1e9;
        var pid = before.isEmpty()
                ? process.pid()
                : process.descendants().map(ProcessHandle::pid).findFirst().orElse(process.pid());
        return new AgentUnderTest(process, pid, port, seconds);
    }

    int port() {
        return port;
    }

    double startSeconds() {
        return startSeconds;
    }

    String get(String path) throws IOException {
        var connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
        try (var in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Largest resident memory so far, MiB; 0 where the system does not tell. */
    double peakMebibytes() throws IOException {
        return memory("VmHWM:");
    }

    double residentMebibytes() throws IOException {
        return memory("VmRSS:");
    }

    /** Time on processors so far, user and system; 0 where the system does not tell. */
    double processorSeconds() {
        return ProcessHandle.of(agentPid).map(AgentUnderTest::processorSeconds).orElse(0.0);
    }

    static double processorSeconds(ProcessHandle process) {
        return process.info()
                .totalCpuDuration()
                .map(spent -> spent.toNanos() / 1e9)
                .orElse(0.0);
    }

    private double memory(String line) throws IOException {
        var status = Path.of("/proc/" + agentPid + "/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                        .filter(l -> l.startsWith(line))
                        .map(l -> l.replaceAll("\\D", ""))
                        .mapToDouble(Double::parseDouble)
                        .findFirst()
                        .orElse(0)
                / 1024;
    }

    @Override
    public void close() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
