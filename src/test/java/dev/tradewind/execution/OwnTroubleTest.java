package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Where our own database fails in the middle of a step, nothing is known of what the target took: no attempt is counted,
 * so that the same key is asked again. A bench with a database that restarts found two runs in 3,500 with a second effect.
 */
class OwnTroubleTest {
    private static final Instant NOW = Instant.parse("2026-11-30T05:00:00Z");

    private final List<String> written = new ArrayList<>();
    private @Nullable RuntimeException thrown;

    @ParameterizedTest
    @ValueSource(strings = {"pool", "statement", "rollback", "wrapped"})
    void leavesTheAttemptAsItIs(String how) {
        thrown = switch (how) {
            case "pool" -> new CannotCreateTransactionException("no connection");
            case "statement" -> new DataAccessResourceFailureException("connection reset");
            case "rollback" -> new TransactionException("Unable to rollback against JDBC Connection");
            default -> new IllegalStateException(new SQLException("closed"));
        };
        assertThat(drive()).isEqualTo(NOW.plusSeconds(5));
        assertThat(written).isEmpty();
    }

    @Test
    void butWhatACheckSaysIsAnAnswer() {
        thrown = new IllegalStateException("The workload is gone");
        drive();
        assertThat(written).containsExactly("dispatch");
    }

    private Instant drive() {
        var driver = new Driver(
                new Written(), new Failing(), null, null, null, null, null, null, Clock.fixed(NOW, ZoneOffset.UTC));
        return driver.drive(UUID.randomUUID()).orElseThrow().at();
    }

    private final class Failing extends StepWork {
        Failing() {
            super(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
        }

        @Override
        StepOutcome outside(ExecutionSummary of, StepSummary step, long fence) {
            throw java.util.Objects.requireNonNull(thrown);
        }
    }

    private final class Written extends Ledger {
        Written() {
            super(null, null, null, null, null, null);
        }

        @Override
        ExecutionSummary claim(UUID id) {
            return dispatching();
        }

        @Override
        ExecutionSummary read(UUID id) {
            return dispatching();
        }

        @Override
        @SuppressWarnings("unchecked")
        <T> T underFence(UUID id, long fence, Function<Execution, T> change) {
            written.add("dispatch");
            return (T) new Turn.LookAgain(NOW);
        }
    }

    private static ExecutionSummary dispatching() {
        var steps = Arrays.stream(StepKind.values())
                .map(kind -> new StepSummary(
                        kind,
                        kind.compareTo(StepKind.DISPATCH) < 0
                                ? StepState.SUCCEEDED
                                : kind == StepKind.DISPATCH ? StepState.RUNNING : StepState.PENDING,
                        1,
                        0,
                        null,
                        NOW,
                        null,
                        ""))
                .toList();
        return SampleExecution.of(ExecutionState.RUNNING, steps);
    }
}
