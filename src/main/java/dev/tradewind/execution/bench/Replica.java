package dev.tradewind.execution.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A process of the engine that is killed, paused and started again. */
final class Replica implements AutoCloseable {
    /** Comes up and goes: for the class cache of all later starts. */
    static final String TRAINING = "--training";

    private final List<String> command;
    private final Path log;
    private @Nullable Process process;
    private CountDownLatch ready = new CountDownLatch(1);

    Replica(List<String> arguments, Path classes, Path log) {
        this.log = log;
        command = line(Files.exists(classes) ? "-XX:AOTCache=" + classes : "-Xshare:auto", arguments);
    }

    /** Without such a cache everything works too; a killed replica only takes longer to come back. */
    static void train(List<String> arguments, Path classes, Path log) throws IOException, InterruptedException {
        var training = new ArrayList<>(arguments);
        training.add(TRAINING);
        new ProcessBuilder(line("-XX:AOTCacheOutput=" + classes, training))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }

    private static List<String> line(String cache, List<String> arguments) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                cache,
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                EngineOnly.class.getName()));
        line.addAll(arguments);
        return List.copyOf(line);
    }

    synchronized void start() throws IOException {
        var here = new CountDownLatch(1);
        var started = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        ready = here;
        Thread.ofVirtual().start(() -> drain(started, here));
    }

    private static void drain(Process of, CountDownLatch ready) {
        try (var said = new BufferedReader(new InputStreamReader(of.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals("READY")) {
                    ready.countDown();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ready.countDown();
        }
    }

    /** @throws IOException when it ends instead, or is not there within two minutes */
    void awaitReady() throws IOException, InterruptedException {
        CountDownLatch here;
        synchronized (this) {
            here = ready;
        }
        if (!here.await(120, TimeUnit.SECONDS) || process == null || !process.isAlive()) {
            throw new IOException("a replica did not come up; what it said stands in " + log);
        }
    }

    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String which) throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            new ProcessBuilder("kill", which, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
