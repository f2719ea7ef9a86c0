package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.Submission;
import org.junit.jupiter.api.Test;

/** What an executor promises besides, whose target is reached over a network. */
public abstract class RemoteExecutorContract extends ExecutorContract {
    /** The target takes the next submission and its answer never arrives. */
    protected abstract void loseNextAnswer();

    /** The target does not answer at all. */
    protected abstract void goSilent();

    protected abstract void speakAgain();

    @Test
    void anAnswerLostAfterAcceptanceIsNotASecondStart() throws Exception {
        loseNextAnswer();
        var request = request("run-c5-1", work());
        assertThat(executor().submit(request)).isInstanceOf(Submission.Unanswered.class);
        assertThat(executor().submit(request)).isInstanceOf(Submission.Taken.class);
        begin("run-c5-1");
        assertThat(starts("run-c5-1")).isEqualTo(1);
        end("run-c5-1", 0);
    }

    @Test
    void silenceIsUnknownNeverSuccess() throws Exception {
        executor().submit(request("run-c6-1", work()));
        begin("run-c6-1");
        goSilent();
        assertThat(executor().observe("run-c6-1")).isInstanceOf(Observation.Unreachable.class);
        assertThat(executor().submit(request("run-c6-2", work()))).isInstanceOf(Submission.Unanswered.class);
        speakAgain();
        assertThat(executor().observe("run-c6-1")).isInstanceOf(Observation.Running.class);
        end("run-c6-1", 0);
    }
}
