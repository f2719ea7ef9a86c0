package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.local.LocalExecutor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalExecutorTest {
    @TempDir
    Path data;

    @Test
    void runsOnceHoweverOftenItIsSubmitted() throws Exception {
        var journal = data.resolve("journal");
        var request = request("k-1", 30, 1000, "sh", "-c", "sleep 0.3; echo \"$TRADEWIND_RUN_KEY\" >> " + journal);
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                pool.execute(() -> new LocalExecutor(data, Clock.systemUTC()).submit(request));
            }
        }
        assertThat(end("k-1").exitCode()).isZero();
        executor().submit(request);
        assertThat(executor().observe("k-1")).isInstanceOf(Observation.Ended.class);
        assertThat(Files.readAllLines(journal)).containsExactly("k-1");
    }

    @Test
    void reportsTheExitCodeAndKeepsTheOutput() {
        executor().submit(request("k-2", 30, 1000, "sh", "-c", "echo out; echo err >&2; exit 3"));
        assertThat(end("k-2").exitCode()).isEqualTo(3);
        assertThat(executor().output("k-2", 1000)).contains("out", "err");
    }

    @Test
    void boundsTimeOutputAndEnvironment() {
        executor().submit(request("k-3", 1, 1000, "sleep", "60"));
        executor()
                .submit(request(
                        "k-4", 30, 10, "sh", "-c", "i=0; while [ $i -lt 5000 ]; do echo line$i; i=$((i+1)); done"));
        executor().submit(request("k-5", 30, 100_000, "env"));
        assertThat(end("k-3").exitCode()).isEqualTo(124);
        assertThat(end("k-4").exitCode()).isZero();
        assertThat(executor().output("k-4", 1000)).hasSize(10);
        end("k-5");
        assertThat(executor().output("k-5", 100_000))
                .contains("TRADEWIND_RUN_KEY=k-5", "GIVEN=yes")
                .doesNotContain("JAVA_HOME=", "HOME=");
    }

    @Test
    void endsARunThatIsCancelled() {
        executor().submit(request("k-6", 60, 1000, "sleep", "60"));
        waitFor(() -> executor().observe("k-6") instanceof Observation.Running);
        waitFor(() -> {
            executor().cancel("k-6");
            return executor().observe("k-6") instanceof Observation.Ended;
        });
        assertThat(end("k-6").exitCode()).isNotZero();
    }

    @Test
    void aRunThatVanishedIsUnknownNotSuccess() throws Exception {
        var run = Files.createDirectories(data.resolve("runs").resolve("k-7"));
        Files.createDirectory(run.resolve("claim"));
        Files.writeString(run.resolve("pid"), "4194303");
        Files.writeString(run.resolve("started"), "1764000000");
        assertThat(executor().observe("k-7")).isInstanceOf(Observation.Lost.class);
    }

    @Test
    void aKeyNamesOneCommandForEver() {
        executor().submit(request("k-8", 30, 1000, "true"));
        assertThat(executor().submit(request("k-8", 30, 1000, "false"))).isInstanceOf(Submission.Refused.class);
        assertThat(executor().observe("k-9")).isInstanceOf(Observation.NotFound.class);
        end("k-8");
    }

    @Test
    void ofRunsThatNobodyAsksForOnlyTheNewestFoldersAreKept() throws Exception {
        var runs = data.resolve("runs");
        for (var n = 0; n < 6; n++) {
            var run = Files.createDirectories(runs.resolve("old-" + n));
            Files.writeString(run.resolve("exit"), "0");
            Files.createDirectories(run.resolve("left/behind"));
            Files.setLastModifiedTime(run, FileTime.fromMillis(1_764_000_000_000L + n));
        }

        executor().forget(Set.of("old-1", "never-started"), 2);

        try (var left = Files.list(runs)) {
            assertThat(left.map(run -> run.getFileName().toString()))
                    .containsExactlyInAnyOrder("old-1", "old-4", "old-5");
        }
    }

    private LocalExecutor executor() {
        return new LocalExecutor(data, Clock.systemUTC());
    }

    private static RunRequest request(String key, int seconds, long bytes, String... command) {
        return new RunRequest(
                key,
                "site",
                new Work.Command(List.of(command)),
                Map.of("GIVEN", "yes"),
                Duration.ofSeconds(seconds),
                bytes);
    }

    private Observation.Ended end(String key) {
        waitFor(() -> executor().observe(key) instanceof Observation.Ended);
        return (Observation.Ended) executor().observe(key);
    }

    private static void waitFor(java.util.function.BooleanSupplier there) {
        var latest = Instant.now().plusSeconds(20);
        while (!there.getAsBoolean() && Instant.now().isBefore(latest)) {
            LockSupport.parkNanos(20_000_000);
        }
        assertThat(there.getAsBoolean()).isTrue();
    }
}
