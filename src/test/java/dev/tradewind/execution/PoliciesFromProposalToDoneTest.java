package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.approval.Outcome;
import dev.tradewind.policy.ParsedPolicy;
import dev.tradewind.policy.PolicyYaml;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What policies allow, demand and only report, from the proposal to the end of what is carried out. */
class PoliciesFromProposalToDoneTest extends Proposals {
    @Test
    void nobodyActivatesTheirOwnPolicy() {
        var draft = policies.draft("name: own-" + suffix + "\n", jon);
        assertThatThrownBy(() -> policies.activate(draft.id(), jon, "mine")).hasMessageContaining("second person");
        assertThat(policies.activate(draft.id(), mara, "agreed").state().name()).isEqualTo("ACTIVE");
    }

    @Test
    void anApprovalOnAConditionThatNoLongerHoldsComesBackToReviewBeforeAnythingStarts() {
        var workload = workload("conditional", "true");
        freeze(workload.name());
        var proposed = propose(workload, "system:engine", "-600", null);
        signIn(jon);
        assertThat(approvals.approve(proposed.id(), proposed.version(), "while it pays", new BigDecimal("700")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("it saves 600"));
        assertThat(approvals.approve(proposed.id(), proposed.version(), "while it pays", new BigDecimal("500")))
                .isInstanceOf(Outcome.Recorded.class);
        await(proposed, e -> e.state() == ExecutionState.HELD);
        // the same change on newer inputs voids the approval and its condition in one transaction
        assertThat(jdbc.sql("select count(*) from recommendation_condition where recommendation_id = ?")
                        .param(proposed.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        // what a bill or a price would do between approval and start
        jdbc.sql("update recommendation set delta_usd_per_month = -400 where id = ?")
                .param(proposed.id())
                .update();
        policies.all().stream()
                .filter(p -> p.name().equals("p-" + workload.name()))
                .forEach(p -> policies.retire(p.id(), jon, "over"));
        // the gate is looked at now instead of at its next turn
        jdbc.sql("update execution_task set execution_time = current_timestamp where task_instance = ?")
                .param(executions.of(proposed.id()).getFirst().id().toString())
                .update();
        var ended = await(proposed, e -> e.state().ended());
        assertThat(ended.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(ended.stateReason()).contains("less than an approval's condition of 500.00");
        assertThat(now(proposed).state()).isEqualTo(RecommendationState.IN_REVIEW);
        assertThat(approvals.matter(now(proposed)).counting()).isEmpty();
        assertThat(jdbc.sql("select count(*) from recommendation_condition where recommendation_id = ?")
                        .param(proposed.id())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whatAPolicyApprovesBeforehandIsCarriedOutWithoutAPersonAndTheLogSaysByWhichPolicy() {
        var workload = workload("dark", "true");
        active("approval:\n  aboveUsdPerMonth: 500\n  automatic: EVACUATION\n", workload.name());
        var proposed = recommendations.propose(proposal(workload, RecommendationKind.EVACUATION, "-20"));
        assertThat(proposed.state()).isEqualTo(RecommendationState.APPROVED);
        assertThat(await(proposed, e -> e.state().ended()).state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(actions(proposed.shortId())).contains("approval.automatic", "recommendation.approved");

        var dear = workload("dark-dear", "true");
        active("approval:\n  aboveUsdPerMonth: 500\n  automatic: EVACUATION\n", dear.name());
        assertThat(recommendations
                        .propose(proposal(dear, RecommendationKind.EVACUATION, "900"))
                        .state())
                .isEqualTo(RecommendationState.PROPOSED);
    }

    @Test
    void aPolicyThatOnlyReportsStopsNothingAndWritesDownWhatItWouldHaveDone() {
        var workload = workload("reported", "true");
        active("mode: REPORT\nlimits:\n  providers: azure\n", workload.name());
        var proposed = propose(workload, "system:engine", "-10", null);
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(actions(done.shortId())).contains("policy.would-hold");
    }

    @Test
    void aBackTestSaysWhatAPolicyWouldHaveDoneToProposalsAndPlaces() {
        var workload = workload("tested", "true");
        var proposed = propose(workload, "system:engine", "-10", null);
        var rule = ((ParsedPolicy.Valid) PolicyYaml.parse(
                        "name: azure-only\napplies:\n  workload: %s\nlimits:\n  providers: azure\n  minBenefitUsdPerMonth: 50\n"
                                .formatted(workload.name())))
                .rule();
        var report = backTest.over(
                rule,
                new TimeRange(
                        Instant.now().minus(Duration.ofDays(90)), Instant.now().plusSeconds(60)));
        assertThat(report.workloads()).singleElement().satisfies(of -> {
            assertThat(of.runs()).isBetween(89, 91);
            assertThat(of.standing()).containsExactly("runs at azure, but aws:eu-central-1 is aws");
        });
        assertThat(report.proposals()).singleElement().satisfies(of -> {
            assertThat(of.shortId()).isEqualTo(proposed.shortId());
            assertThat(of.effects())
                    .containsExactly(
                            "refused: runs at azure, but aws:eu-north-1 is aws",
                            "not worth doing: it saves USD 10.00 a month, less than 50.00");
        });
    }
}
