package dev.tradewind.load;

import dev.tradewind.bench.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the two consoles, in a process of its own with the heap of the bar. */
final class Console implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Pattern HEAP = Pattern.compile("total \\d+K, used (\\d+)K");

    private final Process process;
    private final int port;
    private final Path log;

    private Console(Process process, int port, Path log) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** @param data its own directory, in which what consoles share is linked to */
    static Console start(Path data, String database, boolean demo) throws IOException {
        return start(
                data, demo, List.of("--spring.datasource.url=" + database, "--spring.datasource.username=postgres"));
    }

    /** With a database of its own in its directory. */
    static Console alone(Path data, boolean demo) throws IOException {
        return start(data, demo, List.of());
    }

    /** How the program is started, up to its own words. */
    static List<String> command(String heap, String command) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:MaxMetaspaceSize=256m",
                "-Dvaadin.productionMode=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("tradewind.class-path"),
                "dev.tradewind.Tradewind",
                command));
    }

    private static Console start(Path data, boolean demo, List<String> more) throws IOException {
        var port = Loopback.freePort();
        var log = data.resolve("console.log");
        var command = command("-Xmx768m", "run");
        command.addAll(List.of(
                "--server.port=" + port,
                "--management.server.port=" + Loopback.freePort(),
                "--server.forward-headers-strategy=native",
                "--tradewind.data=" + data,
                "--tradewind.demo=" + demo));
        command.addAll(more);
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Console(process, port, log);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    /** Its people and their facts are there. */
    void awaitDemo() throws IOException, InterruptedException {
        var from = System.nanoTime();
        while (!Files.readString(log).contains("Demo company loaded")) {
            if (!process.isAlive() || System.nanoTime() - from > PATIENCE.toNanos()) {
                throw new IOException(
                        "the demo company was not loaded within " + PATIENCE.toMinutes() + " minutes: " + log);
            }
            process.waitFor(500, TimeUnit.MILLISECONDS);
        }
    }

    void await(String path) throws IOException, InterruptedException {
        var from = System.nanoTime();
        while (!Loopback.answers(port, path)) {
            if (!process.isAlive() || System.nanoTime() - from > PATIENCE.toNanos()) {
                throw new IOException("the console on " + address() + " did not answer " + path + " within "
                        + PATIENCE.toMinutes() + " minutes");
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
    }

    double residentMebibytes() throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
            }
        }
        throw new IOException("the console on " + address() + " is gone");
    }

    /** Of the heap in use now, with what is no longer needed and not yet collected; as the JVM says. */
    double heapMebibytes() throws IOException {
        var asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.heap_info")
                .start();
        try (var answer = asked.inputReader()) {
            return answer.lines()
                            .map(HEAP::matcher)
                            .filter(Matcher::find)
                            .mapToDouble(used -> Double.parseDouble(used.group(1)))
                            .sum()
                    / 1024;
        }
    }

    /** As by the machine: no word to anybody. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }

    /** The parts of a data directory that consoles share. */
    static Path directory(Path work, String name) throws IOException {
        var data = Files.createDirectories(work.resolve(name));
        for (var shared : List.of("lake", "evidence", "keys")) {
            Files.createSymbolicLink(
                    data.resolve(shared),
                    Files.createDirectories(work.resolve("shared").resolve(shared)));
        }
        return data;
    }
}
