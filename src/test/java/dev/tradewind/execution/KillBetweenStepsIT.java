package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engine is killed with SIGKILL between two steps and started again on the same directory. The judge is the journal
 * that the child itself writes, not our tables.
 */
class KillBetweenStepsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PRECHECK:RUNNING", "PRECHECK:SUCCEEDED",
                "RESERVE:RUNNING", "RESERVE:SUCCEEDED",
                "PREPARE:RUNNING", "PREPARE:SUCCEEDED",
                "DISPATCH:RUNNING", "DISPATCH:SUCCEEDED",
                "CUT_OVER:RUNNING", "CUT_OVER:SUCCEEDED",
                "VERIFY:RUNNING", "VERIFY:SUCCEEDED",
                "FINALISE:RUNNING", "FINALISE:SUCCEEDED"
            })
    void endsRightAndHasItsEffectOnce(String point) throws Exception {
        var journal = directory.resolve("journal");
        var first = engine("new", point, "sh", "-c", effect(journal, "0.2"));
        waitFor(first, "STANDING");
        kill(first);

        var second = engine("adopt", "-");
        var said = waitFor(second, "ENDED");
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(said.getLast()).startsWith("ENDED SUCCEEDED");
        assertThat(Files.readAllLines(journal))
                .as("effects by the child's own journal")
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = "while its child runs")
    void adoptsAChildThatOutlivedTheEngine(String when) throws Exception {
        var journal = directory.resolve("journal");
        var started = directory.resolve("started");
        var first = engine("new", "-", "sh", "-c", "touch " + started + "; " + effect(journal, "6"));
        waitUntilThere(started);
        kill(first);

        var second = engine("adopt", "-");
        var said = waitFor(second, "ENDED");
        assertThat(said.getLast()).startsWith("ENDED SUCCEEDED");
        assertThat(Files.readAllLines(journal)).hasSize(1);
    }

    private String left() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString())
                    .toList()
                    .toString();
        }
    }

    private static String effect(Path journal, String seconds) {
        return "sleep %s; echo \"$TRADEWIND_RUN_KEY $$\" >> %s".formatted(seconds, journal);
    }

    private Process engine(String mode, String standStillAt, String... command) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                EngineProcess.class.getName(),
                directory.resolve("data").toString(),
                mode,
                standStillAt));
        line.addAll(List.of(command));
        return new ProcessBuilder(line).redirectErrorStream(true).start();
    }

    /** Reads what the engine says until it says that; everything said so far is the answer. */
    private static List<String> waitFor(Process engine, String word) throws IOException {
        var said = new ArrayList<String>();
        var reader = new BufferedReader(new InputStreamReader(engine.getInputStream(), StandardCharsets.UTF_8));
        var latest = Instant.now().plus(PATIENCE);
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            said.add(line);
            if (line.startsWith(word)) {
                return said;
            }
            if (Instant.now().isAfter(latest)) {
                break;
            }
        }
        throw new AssertionError("The engine never said " + word + ", but:\n" + String.join("\n", said));
    }

    private static void waitUntilThere(Path file) throws Exception {
        try (var watch = file.getFileSystem().newWatchService()) {
            file.getParent().register(watch, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
            var latest = Instant.now().plus(PATIENCE);
            while (!Files.exists(file) && Instant.now().isBefore(latest)) {
                var key = watch.poll(1, TimeUnit.SECONDS);
                if (key != null) {
                    key.reset();
                }
            }
        }
        assertThat(file).exists();
    }

    private static void kill(Process engine) throws InterruptedException {
        engine.destroyForcibly();
        assertThat(engine.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
}
