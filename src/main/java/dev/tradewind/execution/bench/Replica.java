package dev.tradewind.execution.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
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
    private volatile @Nullable Process process;
    /** Opens when the process is ready or has ended. */
    private CountDownLatch change = new CountDownLatch(1);

    private volatile boolean up;
    private int startsAgain;

    /** @param shortLived killed before a thorough compiler would pay */
    Replica(List<String> arguments, Path classes, boolean shortLived, Path log) {
        this.log = log;
        command = line(Files.exists(classes) ? "-XX:AOTCache=" + classes : "-Xshare:auto", shortLived, arguments);
    }

    /** Without such a cache everything works too; a killed replica only takes longer to come back. */
    static void train(List<String> arguments, Path classes, Path log) throws IOException, InterruptedException {
        var training = new ArrayList<>(arguments);
        training.add(TRAINING);
        new ProcessBuilder(line("-XX:AOTCacheOutput=" + classes, true, training))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }

    private static List<String> line(String cache, boolean shortLived, List<String> arguments) {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                cache,
                "-Xmx256m",
                shortLived ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation",
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
        change = here;
        up = false;
        // it blocks in a file: two of those would hold both carriers of a machine with two processors, and nothing
        // virtual would run
        Thread.ofPlatform().daemon().start(() -> drain(started, here));
    }

    private void drain(Process of, CountDownLatch here) {
        try (var said = new BufferedReader(new InputStreamReader(of.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                if (line.equals("READY") && of == process) {
                    up = true;
                    here.countDown();
                }
            }
        } catch (IOException killed) {
            // its pipe goes with it
        } finally {
            here.countDown();
        }
    }

    /**
     * One that ends before it was ready, as when the database was restarted meanwhile, is started again, as whoever
     * supervises a service does.
     *
     * @throws IOException when it ended after it was ready, or is not there within two minutes
     */
    void awaitReady() throws IOException, InterruptedException {
        long latest = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (true) {
            CountDownLatch ended;
            synchronized (this) {
                ended = change;
            }
            if (up && process != null && process.isAlive()) {
                return;
            }
            if (up || !ended.await(latest - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new IOException("a replica did not come up or ended by itself; what it said stands in " + log);
            }
            if (!up) {
                startsAgain++;
                start();
            }
        }
    }

    int startsAgain() {
        return startsAgain;
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
