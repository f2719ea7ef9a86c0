package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the lines of an execution's history tell by themselves, and that nobody changes them unseen. */
class HistoryReplayTest extends Proposals {
    @Autowired
    private ExecutionStore store;

    @Autowired
    private TransactionTemplate transaction;

    private ExecutionSummary done = SampleExecution.of(
            new StepSummary(StepKind.DISPATCH, StepState.RUNNING, 1, 0, null, Instant.EPOCH, null, ""));
    private int last;
    private String head = "";
    private List<HistoryLine> lines = List.of();

    @BeforeEach
    void oneThatFailedAndWasUndone() {
        var proposed = propose(workload("replayed", "sh", "-c", "exit 7"), "system:engine", "-10", null);
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        done = await(proposed, e -> e.state().ended());
        lines = executions.history(done.id());
        transaction.executeWithoutResult(s -> {
            var stored = store.findById(done.id()).orElseThrow();
            last = stored.historyLines();
            head = stored.historyHead();
        });
    }

    private String broken(List<HistoryLine> told) {
        return HistoryReplay.of(told).against(done, last, head, told).orElse("");
    }

    @Test
    void theLinesAloneLeadToWhatIsStoredByWayOfEveryAttempt() {
        assertThat(broken(lines)).isEmpty();
        var moments = HistoryReplay.of(lines).moments();
        assertThat(moments).hasSameSizeAs(lines);
        assertThat(moments.stream().map(AsItWas::state).distinct())
                .containsExactly(
                        ExecutionState.SCHEDULED,
                        ExecutionState.RUNNING,
                        ExecutionState.COMPENSATING,
                        ExecutionState.COMPENSATED);
        var dispatches = moments.stream()
                .map(m -> m.steps().get(StepKind.DISPATCH.ordinal()))
                .distinct()
                .toList();
        assertThat(dispatches)
                .startsWith(new StepAsItWas(StepKind.DISPATCH, StepState.PENDING, 0, 0))
                .endsWith(StepAsItWas.of(done.steps().get(StepKind.DISPATCH.ordinal())));
    }

    @Test
    void itWasAtAMomentWhatTheLinesUntilThenSay() {
        var first = lines.getFirst();
        assertThat(executions.asItWas(done.id(), first.at()).state()).isEqualTo(ExecutionState.SCHEDULED);
        assertThat(executions.asItWas(done.id(), lines.getLast().at()).state()).isEqualTo(done.state());
        assertThat(executions.asItWas(done.id(), Instant.MAX).lines()).isEqualTo(lines.size());
        assertThatThrownBy(() -> executions.asItWas(done.id(), first.at().minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was not there at");
    }

    @Test
    void everyRemovedLineIsNoticed() {
        for (int i = 0; i < lines.size(); i++) {
            var told = new ArrayList<>(lines);
            told.remove(i);
            assertThat(broken(told)).as("without line %d", i + 1).isNotEmpty();
        }
        assertThat(broken(List.of())).isEqualTo("it has no lines");
    }

    @Test
    void everyAlteredLineIsNoticed() {
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var forged = List.of(
                    new HistoryLine(line.at(), line.fence(), "as you were", line.number(), line.moved(), line.digest()),
                    new HistoryLine(
                            line.at().plusMillis(1),
                            line.fence(),
                            line.line(),
                            line.number(),
                            line.moved(),
                            line.digest()),
                    new HistoryLine(
                            line.at(), line.fence() + 1, line.line(), line.number(), line.moved(), line.digest()),
                    new HistoryLine(
                            line.at(), line.fence(), line.line(), line.number(), "VERIFY FAILED 1 0", line.digest()));
            for (var one : forged) {
                var told = new ArrayList<>(lines);
                told.set(i, one);
                assertThat(broken(told)).as("line %d is now %s", i + 1, one).isNotEmpty();
            }
        }
    }

    @Test
    void whoeverRewritesAllDigestsStillCannotTellWhatNoExecutionDoes() {
        assertThat(rewritten("execution SCHEDULED", "execution SUCCEEDED"))
                .isEqualTo("line 2: no execution becomes SUCCEEDED after SCHEDULED");
        assertThat(rewritten("execution SCHEDULED", "PRECHECK SUCCEEDED 1 0"))
                .isEqualTo("line 2: Precheck does not become SUCCEEDED after PENDING");
        assertThat(rewritten("execution SCHEDULED", "PRECHECK RUNNING 2 0"))
                .isEqualTo("line 2: Precheck has 2 attempts and 0 holds, after 0 and 0 that cannot be");
        assertThat(rewritten("execution SCHEDULED", "execution HELD")).contains("has a reason for it");
        assertThat(rewritten("execution SCHEDULED", "execution HELD CARBON"))
                .as("lawful, but not what was written")
                .isEqualTo("it ends with line 2, but %d were written".formatted(last));
        assertThat(rewritten("execution RUNNING")).contains("begins as SCHEDULED");
    }

    private String rewritten(String... moved) {
        var told = new ArrayList<HistoryLine>();
        Arrays.stream(moved).forEach(move -> {
            var before = told.isEmpty() ? "" : told.getLast().digest();
            told.add(HistoryLine.after(told.size(), before, Instant.EPOCH, 1, Moved.parse(move), "said"));
        });
        return broken(told);
    }

    @Test
    void whatWasChangedInTheDatabaseIsSaidInsteadOfAPast() {
        jdbc.sql("update execution_event set line = 'nothing happened' where execution_id = ? and number = 3")
                .param(done.id())
                .update();
        assertThat(executions.historyBroken(done.id()))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("line 3, or one before it, is not what was written"));
        assertThatThrownBy(() -> executions.asItWas(done.id(), Instant.MAX))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is not whole");
        jdbc.sql("update execution_event set line = ? where execution_id = ? and number = 3")
                .param(lines.get(2).line())
                .param(done.id())
                .update();
    }

    @Test
    void theLogHoldsTheDigestOfEachMove() {
        var logged = jdbc.sql("select content from audit_entry where subject_id = ?")
                .param(done.shortId())
                .query(String.class)
                .list();
        assertThat(lines)
                .filteredOn(line -> line.moved() != null)
                .allSatisfy(
                        line -> assertThat(logged).anyMatch(entry -> entry.contains(String.valueOf(line.digest()))));
    }
}
