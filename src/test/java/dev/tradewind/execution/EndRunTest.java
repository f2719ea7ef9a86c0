package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.local.LocalExecutor;
import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.SiteExecutors;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.TargetKind;
import dev.tradewind.execution.spi.TargetSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What a cancelled execution does about its run, by what the target says of that. */
class EndRunTest {
    private static final Instant NOW = Instant.parse("2026-11-28T05:00:00Z");

    @TempDir
    Path data;

    private final List<String> asked = new ArrayList<>();
    private Observation seen = new Observation.NotFound();
    private boolean canBeAsked = true;

    @Test
    void aRunThatWaitsInAQueueIsAskedToEnd() {
        seen = new Observation.Starting("waits for its queue to admit it");
        assertThat(endRun()).isEqualTo(new Remains.Ending());
        assertThat(asked).containsExactly("run-1");
    }

    @Test
    void aRunThatRunsIsAskedToEnd() {
        seen = new Observation.Running(dev.tradewind.execution.spi.Where.of("job 7"), NOW);
        assertThat(endRun()).isEqualTo(new Remains.Ending());
        assertThat(asked).containsExactly("run-1");
    }

    @Test
    void silenceIsNotTakenForAnEnd() {
        seen = new Observation.Unreachable("connection refused");
        assertThat(endRun())
                .isInstanceOfSatisfying(
                        Remains.Untold.class,
                        untold -> assertThat(untold.why()).contains("queue", "connection refused"));
    }

    @Test
    void nothingRemainsOfWhatEndedOrCannotBeAsked() {
        seen = new Observation.NotFound();
        assertThat(endRun()).isEqualTo(new Remains.Nothing());
        seen = new Observation.Lost("gone");
        assertThat(endRun()).isEqualTo(new Remains.Nothing());
        seen = new Observation.Starting("a roll-out, which is taken back, not ended");
        canBeAsked = false;
        assertThat(endRun()).isEqualTo(new Remains.Nothing());
    }

    private Remains endRun() {
        var target = new TargetSettings(
                TargetSettings.Kind.NOMAD,
                "http://127.0.0.1",
                "default",
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                ZoneOffset.UTC,
                Duration.ofSeconds(1));
        var settings = new ExecutionSettings(
                1,
                true,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1,
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Map.of(),
                Map.of("queue", target),
                Map.of(),
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Map.of());
        var executors = new Executors(
                new LocalExecutor(data, Clock.systemUTC()),
                List.of(new Queue()),
                new StaticListableBeanFactory().getBeanProvider(SiteExecutors.class),
                settings);
        var step = new StepSummary(StepKind.DISPATCH, StepState.RUNNING, 1, 0, null, NOW, null, "");
        return new Dispatch(executors, null, null, null, null, settings, Clock.systemUTC())
                .endRun(SampleExecution.of(step), step);
    }

    private final class Queue implements TargetKind, Executor {
        @Override
        public TargetSettings.Kind kind() {
            return TargetSettings.Kind.NOMAD;
        }

        @Override
        public Executor executor(String name, TargetSettings settings) {
            return this;
        }

        @Override
        public Submission submit(RunRequest request) {
            throw new AssertionError("nothing may be submitted while it is cancelled");
        }

        @Override
        public Observation observe(String runKey) {
            return seen;
        }

        @Override
        public boolean cancel(String runKey) {
            asked.add(runKey);
            return canBeAsked;
        }

        @Override
        public Description describe() {
            return new Description("queue", "", "", "");
        }

        @Override
        public @Nullable String output(String runKey, int mostBytes) {
            return "";
        }
    }
}
