package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.spi.Executor;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Submission;
import dev.tradewind.execution.spi.Work;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every executor promises, whatever it runs work on. */
public abstract class ExecutorContract {
    /** A new executor, as after a restart of the engine. */
    protected abstract Executor executor();

    /** Work that runs until it is told to end. */
    protected abstract Work work();

    /** Other work than {@link #work}. */
    protected abstract Work otherWork();

    /** The exit code as the target tells it: its own, or only whether it was well. */
    protected int toldExitCode(int exitCode) {
        return exitCode;
    }

    /** How often the target has started work for a key, by the target's own journal. */
    protected abstract int starts(String runKey);

    /** Lets the target begin what it took. */
    protected abstract void begin(String runKey) throws Exception;

    protected abstract void end(String runKey, int exitCode) throws Exception;

    protected final RunRequest request(String key, Work work) {
        return new RunRequest(key, "site:a", work, Map.of("GIVEN", "yes"), Duration.ofSeconds(60), 10_000);
    }

    @Test
    void startsOnceHoweverOftenAKeyIsSubmittedAtOnce() throws Exception {
        var request = request("run-c1-1", work());
        try (var pool = Executors.newFixedThreadPool(6)) {
            List<Callable<Submission>> all =
                    java.util.Collections.nCopies(6, () -> executor().submit(request));
            for (Future<Submission> each : pool.invokeAll(all)) {
                assertThat(each.get()).isInstanceOf(Submission.Taken.class);
            }
        }
        begin("run-c1-1");
        assertThat(executor().submit(request)).isInstanceOf(Submission.Taken.class);
        assertThat(starts("run-c1-1")).isEqualTo(1);
        end("run-c1-1", 0);
        assertThat(executor().submit(request)).isInstanceOf(Submission.Taken.class);
        assertThat(starts("run-c1-1")).isEqualTo(1);
    }

    @Test
    void refusesOtherWorkUnderAKeyThatWasUsed() throws Exception {
        executor().submit(request("run-c2-1", work()));
        assertThat(executor().submit(request("run-c2-1", otherWork()))).isInstanceOf(Submission.Refused.class);
        begin("run-c2-1");
        end("run-c2-1", 0);
    }

    @Test
    void aRestartedEngineFindsItsRunAndItsEnd() throws Exception {
        executor().submit(request("run-c3-1", work()));
        begin("run-c3-1");
        assertThat(executor().observe("run-c3-1")).isInstanceOf(Observation.Running.class);
        end("run-c3-1", 3);
        assertThat(executor().observe("run-c3-1"))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        ended -> assertThat(ended.exitCode()).isEqualTo(toldExitCode(3)));
    }

    @Test
    void doesNotKnowAKeyThatWasNeverSubmitted() {
        assertThat(executor().observe("run-never-1")).isInstanceOf(Observation.NotFound.class);
    }

    @Test
    void aRehearsalHasNoEffect() {
        assertThat(executor().submit(request("run-c4-1", work()).asRehearsal())).isInstanceOf(Submission.Taken.class);
        assertThat(executor().observe("run-c4-1")).isInstanceOf(Observation.NotFound.class);
    }

    @Test
    void aCancelledRunEndsAndIsNotSuccess() throws Exception {
        executor().submit(request("run-c7-1", work()));
        begin("run-c7-1");
        assertThat(executor().cancel("run-c7-1")).isTrue();
        awaitEnd("run-c7-1");
        assertThat(executor().observe("run-c7-1"))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        ended -> assertThat(ended.exitCode()).isNotZero());
        assertThat(starts("run-c7-1")).isEqualTo(1);
    }

    @Test
    void aRunCancelledBeforeItBeganHasEndedAndStaysEnded() throws Exception {
        executor().submit(request("run-c8-1", work()));
        assertThat(executor().cancel("run-c8-1")).isTrue();
        awaitEndBeforeStart("run-c8-1");
        assertThat(executor().observe("run-c8-1"))
                .isInstanceOfSatisfying(
                        Observation.Ended.class,
                        ended -> assertThat(ended.exitCode()).isNotZero());
        assertThat(executor().submit(request("run-c8-1", work()))).isInstanceOf(Submission.Taken.class);
        assertThat(executor().observe("run-c8-1")).isInstanceOf(Observation.Ended.class);
    }

    @Test
    void hasNothingToCancelUnderAKeyThatWasNeverSubmitted() {
        assertThat(executor().cancel("run-never-2")).isFalse();
    }

    /** Until the target has carried out a cancel of work that it had not begun. */
    protected void awaitEndBeforeStart(String runKey) throws Exception {}

    /** Until the target has carried out a cancel. */
    protected abstract void awaitEnd(String runKey) throws Exception;
}
