package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.quantity.Moments;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.Settlement;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Advice that one proposes and another approves, applied by hand, and held against the bills of the days after. */
@ConsoleTest
class AppliedByHandTest extends AdviceScenario {
    @Override
    RecommendationKind kind() {
        return RecommendationKind.PRIVATE_ENDPOINT;
    }

    @Override
    String charged() {
        return "$0.045 per GB Data Processed by NAT Gateways";
    }

    @Test
    void aBillThatFellSettlesThePromiseAndTheRecommendationSucceeds() {
        bill("before", 60, 30, "3000", "135");
        var proposed = proposeAndApprove();
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        assertThat(held.holdReason()).isEqualTo(HoldReason.MANUAL);

        interventions.confirmApplied(held.id(), "applied with the network change of tonight");
        var waiting = await(
                proposed,
                e -> verify(e).state() == StepState.RUNNING
                        && !verify(e).detail().isEmpty());
        assertThat(waiting.state()).isEqualTo(ExecutionState.RUNNING);
        assertThat(nextLook(held)).isAfter(Instant.now().plusSeconds(6 * 86_400));
        assertThat(promises.settlement(proposed.id())).isEmpty();

        bill("after", 20, 1, "300", "13.5");
        appliedDaysAgo(held, 21);
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(promises.settlement(proposed.id())).hasValueSatisfying(settled -> {
            assertThat(settled.verdict()).isEqualTo(Settlement.Verdict.REALISED);
            assertThat(settled.realisedShare()).isEqualByComparingTo("0.9");
            // 135 − 13.5 USD a day
            assertThat(settled.realisedUsdPerMonth()).isEqualByComparingTo("3698.15625");
        });
        assertThat(recommendations.byId(proposed.id()).orElseThrow().state()).isEqualTo(RecommendationState.SUCCEEDED);
        assertThat(actions(proposed.shortId()))
                .containsSubsequence("recommendation.proposed", "recommendation.settled");
        assertThat(actions(done.shortId())).contains("execution.applied-by-hand");
    }

    @Test
    void aBillThatDidNotFallFailsAndNothingIsUndone() {
        bill("before", 60, 30, "3000", "135");
        var proposed = proposeAndApprove();
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        interventions.confirmApplied(held.id(), "applied");
        await(
                proposed,
                e -> verify(e).state() == StepState.RUNNING
                        && !verify(e).detail().isEmpty());

        bill("after", 20, 1, "3000", "135");
        appliedDaysAgo(held, 21);
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).isEqualTo(ExecutionState.FAILED);
        assertThat(done.stateReason()).startsWith("not realised: promised USD");
        assertThat(recommendations.byId(proposed.id()).orElseThrow().state()).isEqualTo(RecommendationState.FAILED);
    }

    @Test
    void aRestatedBillSendsTheAdviceBackToReview() {
        bill("before", 60, 30, "3000", "135");
        var proposed = propose();
        bill("more", 60, 30, "10", "1");
        approve(proposed);

        assertThat(await(proposed, e -> e.state().ended()).state()).isEqualTo(ExecutionState.CANCELLED);
        var now = recommendations.byId(proposed.id()).orElseThrow();
        assertThat(now.state()).isEqualTo(RecommendationState.IN_REVIEW);
        assertThat(now.stateReason()).contains("the bill of its range was restated");
    }

    @Test
    void nobodyConfirmsWithoutAReasonOrBeforeItIsAsked() {
        bill("before", 60, 30, "3000", "135");
        var proposed = proposeAndApprove();
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);

        assertThatThrownBy(() -> interventions.confirmApplied(held.id(), " ")).hasMessageContaining("reason");
        interventions.confirmApplied(held.id(), "applied");
        await(proposed, e -> e.state() == ExecutionState.RUNNING);
        assertThatThrownBy(() -> interventions.confirmApplied(held.id(), "twice"))
                .hasMessageContaining("does not wait for anybody");
    }

    @Test
    void whatWasAppliedEarlierIsConfirmedWithItsDayAndSettledAtOnce() {
        bill("before", 60, 30, "3000", "135");
        bill("after", 29, 1, "300", "13.5");
        var proposed = proposeAndApprove();
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        var now = TODAY.atStartOfDay(ZoneOffset.UTC);
        assertThatThrownBy(() ->
                        interventions.confirmApplied(held.id(), Instant.now().plusSeconds(3600), "tomorrow"))
                .hasMessageContaining("lies in the future");
        assertThatThrownBy(() -> interventions.confirmApplied(
                        held.id(), now.minusDays(31).toInstant(), "amidst of it"))
                .hasMessageContaining("when the days end that the promise rests on");
        interventions.confirmApplied(held.id(), now.minusDays(20).toInstant(), "with the change of that night");

        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(executions.history(held.id()).stream().map(HistoryLine::line))
                .anyMatch(line -> line.contains(
                        "applied by Mara, " + Moments.words(now.minusDays(20).toInstant())
                                + ", before it was approved here: with the change of that night"));
        assertThat(promises.settlement(proposed.id())).hasValueSatisfying(settled -> {
            assertThat(settled.from()).isEqualTo(now.minusDays(19).toInstant());
            // 135 − 13.5 USD a day
            assertThat(settled.realisedUsdPerMonth()).isEqualByComparingTo("3698.15625");
            // this workload has no other flow
            assertThat(settled.traffic()).isNull();
        });
    }
}
