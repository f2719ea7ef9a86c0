package dev.tradewind.execution.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JournalTest {
    @Test
    void namesWhatWasLostDoubledAndStuckAndNoFailedAttempt() {
        var lines = List.of(
                line("right", "run-1-1", 0),
                line("retried", "run-2-1", 1),
                line("retried", "run-2-2", 0),
                line("doubled", "run-3-1", 0),
                line("doubled", "run-3-2", 0),
                line("never-asked", "run-4-1", 0),
                line("done-but-open", "run-5-1", 0));
        var verdict = Journal.judge(
                Set.of("right", "retried", "doubled", "lost", "asleep", "done-but-open"),
                lines,
                Set.of("asleep", "done-but-open"));
        assertThat(verdict.lost()).containsExactly("lost");
        assertThat(verdict.doubled()).containsExactly("doubled", "never-asked");
        assertThat(verdict.stuck()).containsExactly("asleep", "done-but-open");
    }

    private static Journal.Line line(String workload, String key, int exit) {
        return new Journal.Line(workload, key, exit, Instant.EPOCH);
    }
}
