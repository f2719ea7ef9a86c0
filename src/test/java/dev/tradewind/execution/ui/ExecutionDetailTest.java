package dev.tradewind.execution.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.ConsoleTest;
import dev.tradewind.execution.ExecutionState;
import dev.tradewind.execution.ExecutionSummary;
import dev.tradewind.execution.Executions;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.ui.ScopeParameters;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is shown of an execution that was stopped by its precheck. */
@ConsoleTest
class ExecutionDetailTest {
    @Autowired
    ExecutionDetail detail;

    @Autowired
    Executions executions;

    @Autowired
    Recommendations recommendations;

    @Test
    void showsStepsReasonAndHistoryOfOneWhoseWorkloadIsGone() {
        var proposed = recommendations.propose(new Proposal(
                RecommendationKind.PLACEMENT,
                "Move ghost",
                null,
                UUID.randomUUID(),
                "ghost",
                "search",
                "aws:eu-central-1",
                "aws:eu-north-1",
                null,
                null,
                null,
                BigDecimal.ONE.negate(),
                0,
                0,
                BigDecimal.ZERO,
                List.of("cheaper"),
                "low",
                "5f0c9a00",
                "",
                "system:engine",
                Instant.now().plusSeconds(3600)));
        recommendations.approve(proposed.id(), proposed.version(), "system:test", "for the test");

        var shown = detail.of(ended(proposed.id()), ZoneOffset.UTC, now(), () -> {})
                .getElement()
                .getTextRecursively();
        assertThat(shown)
                .contains("Precheck", "Finalise", "the workload ghost is gone", "Nothing was run", "scheduled for");
    }

    private ExecutionSummary ended(UUID recommendation) {
        var latest = Instant.now().plusSeconds(60);
        var now = executions.of(recommendation).getFirst();
        while (!now.state().ended() && Instant.now().isBefore(latest)) {
            LockSupport.parkNanos(50_000_000);
            now = executions.of(recommendation).getFirst();
        }
        assertThat(now.state()).isEqualTo(ExecutionState.CANCELLED);
        return now;
    }

    private static PastMoment now() {
        return PastMoment.of(ScopeParameters.of(QueryParameters.empty(), Clock.systemUTC()), QueryParameters.empty());
    }
}
