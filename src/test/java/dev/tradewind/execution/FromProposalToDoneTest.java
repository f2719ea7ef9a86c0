package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.approval.Outcome;
import dev.tradewind.execution.spi.Observation;
import dev.tradewind.execution.spi.RunRequest;
import dev.tradewind.execution.spi.Work;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.recommendation.RecommendationState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;

/** A proposal, the people who decide, and what is carried out: the whole of it. */
class FromProposalToDoneTest extends Proposals {
    @Test
    void oneProposesAnotherApprovesAndItIsDoneWithEveryStepInTheLog() {
        var workload = workload("done", "sh", "-c", "echo at $TRADEWIND_SITE");
        var proposed = propose(workload, mara.id().toString(), "-12.50", null);

        assertThat(approvals.approve(proposed.id(), proposed.version(), "", mara))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, r -> assertThat(r.why()).contains("you proposed"));
        assertThat(approvals.approve(proposed.id(), proposed.version(), "looks right", jon))
                .isInstanceOf(Outcome.Recorded.class);

        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(done.exitCode()).isZero();
        assertThat(executions.output(done.id())).isEqualTo("at " + EngineProcess.TARGET + "\n");
        assertThat(workloads.byId(workload.id()).orElseThrow().siteId()).isEqualTo(EngineProcess.TARGET);
        assertThat(now(proposed).state()).isEqualTo(RecommendationState.SUCCEEDED);
        assertThat(actions(proposed.shortId()))
                .containsSubsequence(
                        "recommendation.proposed",
                        "approval.given",
                        "recommendation.in-review",
                        "recommendation.approved",
                        "recommendation.executing",
                        "recommendation.succeeded");
        assertThat(actions(done.shortId()))
                .contains("execution.scheduled", "execution.step-succeeded", "execution.succeeded");

        assertThat(executions.history(done.id())).isNotEmpty();
        signIn(mara);
        interventions.rollBack(done.id(), "users complain");
        assertThat(await(proposed, e -> e.state() == ExecutionState.COMPENSATED)
                        .steps()
                        .get(4)
                        .state())
                .isEqualTo(StepState.COMPENSATED);
        assertThat(workloads.byId(workload.id()).orElseThrow().siteId()).isEqualTo(EngineProcess.SOURCE);
        assertThat(now(proposed).state()).isEqualTo(RecommendationState.ROLLED_BACK);
    }

    @Test
    void twoAtOnceGiveOneDecisionAndTheSecondHearsWhoWasFirst() throws Exception {
        var proposed = propose(workload("race"), "system:engine", "-1", null);
        var start = new CyclicBarrier(2);
        Callable<Outcome> first = () -> {
            start.await();
            return approvals.approve(proposed.id(), proposed.version(), "", mara);
        };
        Callable<Outcome> second = () -> {
            start.await();
            return approvals.reject(proposed.id(), proposed.version(), "not now", jon);
        };
        try (var pool = java.util.concurrent.Executors.newFixedThreadPool(2)) {
            var outcomes = pool.invokeAll(List.of(first, second)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
            assertThat(outcomes).filteredOn(Outcome.Recorded.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(Outcome.SomebodyWasFirst.class::isInstance)
                    .singleElement()
                    .satisfies(o ->
                            assertThat(((Outcome.SomebodyWasFirst) o).who()).isIn("Mara", "Jon"));
        }
    }

    @Test
    void newInputsVoidTheApprovalsAndNothingStarts() {
        var workload = workload("void", "true");
        var proposed = propose(workload, "system:engine", "-10", Instant.now().plusSeconds(3000));
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        await(
                proposed,
                e -> e.state() == ExecutionState.SUCCEEDED
                        || e.state() == ExecutionState.RUNNING
                        || e.state() == ExecutionState.SCHEDULED);

        var other = workload("void2", "true");
        freeze(other.name());
        var waiting = propose(other, "system:engine", "-10", null);
        approvals.approve(waiting.id(), waiting.version(), "fine", jon);
        await(waiting, e -> e.holdReason() == HoldReason.FREEZE);
        var again = propose(other, "system:engine", "-4", null);

        assertThat(again.id()).isEqualTo(waiting.id());
        assertThat(again.state()).isEqualTo(RecommendationState.IN_REVIEW);
        assertThat(approvals.matter(again).counting()).isEmpty();
        assertThat(approvals.matter(again).decisions())
                .singleElement()
                .satisfies(d -> assertThat(d.voidedBecause()).isNotBlank());
        assertThat(actions(again.shortId())).contains("recommendation.returned", "approval.voided");
        await(waiting, e -> e.state() == ExecutionState.CANCELLED);
    }

    @Test
    void aWorkloadThatChangedSinceGoesBackToReview() {
        var workload = workload("moved", "true");
        var proposed = propose(workload, "system:engine", "-10", null);
        workloads.move(workload.id(), "aws:eu-west-1");
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);

        var stopped = await(proposed, e -> e.state().ended());
        assertThat(stopped.state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(now(proposed).state()).isEqualTo(RecommendationState.IN_REVIEW);
        assertThat(approvals.matter(now(proposed)).counting()).isEmpty();
    }

    @Test
    void whatFailsIsUndoneAndOnlyThenRolledBack() {
        var workload = workload("fails", "sh", "-c", "exit 7");
        var proposed = propose(workload, "system:engine", "-10", null);
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);

        var undone = await(proposed, e -> e.state().ended());
        assertThat(undone.state()).isEqualTo(ExecutionState.COMPENSATED);
        assertThat(undone.stateReason()).contains("exit code 7");
        assertThat(reservations.release(undone.id())).isFalse();
        assertThat(workloads.byId(workload.id()).orElseThrow().siteId()).isEqualTo(EngineProcess.SOURCE);
        assertThat(actions(proposed.shortId()))
                .containsSubsequence("recommendation.failed", "recommendation.rolled-back");
    }

    @Test
    void aStepThatDoesNotGoOnIsSkippedWithAReasonAndTheRestGoesOn() {
        var workload = workload("skips", "sh", "-c", "exit 7");
        active("limits:\n  maxGramsPerKwh: 150\natLatestStart: ASK\n", workload.name());
        var proposed = propose(workload, "system:engine", "-10", Instant.now().plusSeconds(3000));
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        var held = await(proposed, e -> e.holdReason() == HoldReason.CARBON);
        assertThat(interventions.skippable(held)).isTrue();
        signIn(mara);
        assertThatThrownBy(() -> interventions.skip(held.id(), " ")).hasMessageContaining("reason");
        interventions.skip(held.id(), "it ran by hand this morning");

        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        var dispatch = done.steps().get(StepKind.DISPATCH.ordinal());
        assertThat(dispatch.state()).isEqualTo(StepState.SKIPPED);
        assertThat(dispatch.detail()).isEqualTo("skipped by a person: it ran by hand this morning");
        assertThat(actions(done.shortId())).contains("execution.step-skipped-by-person");
        assertThat(interventions.skippable(done)).isFalse();

        var frozen = workload("frozen", "true");
        freeze(frozen.name());
        var other = propose(frozen, "system:engine", "-10", null);
        approvals.approve(other.id(), other.version(), "fine", jon);
        var waiting = await(other, e -> e.holdReason() == HoldReason.FREEZE);
        assertThatThrownBy(() -> interventions.skip(waiting.id(), "hurry"))
                .as("nothing begins in a freeze")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anUnknownGridHoldsUntilTheLatestStartAndThenItIsMissed() {
        var workload = workload("dirty", "true");
        active("limits:\n  maxGramsPerKwh: 150\natLatestStart: MISS\n", workload.name());
        var proposed = propose(workload, "system:engine", "-10", Instant.now().plusSeconds(4));
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);

        var held = await(proposed, e -> e.state() == ExecutionState.HELD);
        assertThat(held.holdReason()).isEqualTo(HoldReason.CARBON);
        assertThat(held.stateReason()).contains("unknown");
        assertThat(await(proposed, e -> e.state().ended()).state()).isEqualTo(ExecutionState.MISSED_WINDOW);
        assertThat(now(proposed).state()).isEqualTo(RecommendationState.EXPIRED);
        assertThat(now(proposed).stateReason()).contains("latest start was");
        assertThat(executions.missedSince(Instant.now().minusSeconds(600)))
                .extracting(ExecutionSummary::id)
                .contains(held.id());
        assertThat(missed.marks())
                .singleElement()
                .satisfies(mark -> assertThat(mark.text())
                        .containsAnyOf(workload.name() + " missed its window", "runs missed their window"));
        assertThat(reservations.release(held.id())).isFalse();
    }

    @Test
    void anApproverMayLetItStartWhereThePolicyAsks() {
        var workload = workload("ask", "true");
        active("limits:\n  maxGramsPerKwh: 150\natLatestStart: ASK\n", workload.name());
        var proposed =
                propose(workload, mara.id().toString(), "-10", Instant.now().plusSeconds(300));
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        var held = await(proposed, e -> e.state() == ExecutionState.HELD);

        signIn(jon);
        assertThat(interventions.waitsForMe(held)).isTrue();
        int waiting = badge.counts().get("executions");
        assertThat(waiting).isPositive();
        SecurityContextHolder.clearContext();
        signIn(elsewhere());
        assertThat(interventions.waitsForMe(held)).as("an approver of others").isFalse();
        assertThat(badge.counts().get("executions")).isLessThan(waiting);
        signIn(mara);
        assertThat(interventions.waitsForMe(held)).as("who proposed it").isFalse();
        assertThatThrownBy(() -> interventions.startNow(held.id(), "I want it"))
                .hasMessageContaining("You proposed this");
        signIn(jon);
        interventions.startNow(held.id(), "the report is due");
        assertThat(await(proposed, e -> e.state().ended()).state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(actions(held.shortId())).contains("execution.gate-waived", "policy.exception");
    }

    @Test
    void aRefusalIsKeptVerbatimBesideWhatWasAskedWithoutItsSecrets() {
        var workload = workload("refused", "sh", "-c", "true", "--password", "hunter2");
        active("limits:\n  maxGramsPerKwh: 150\natLatestStart: ASK\n", workload.name());
        var proposed =
                propose(workload, mara.id().toString(), "-10", Instant.now().plusSeconds(300));
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        var held = await(proposed, e -> e.holdReason() == HoldReason.CARBON);
        var key = Dispatch.key(held, 1);
        executors
                .byId(held.executor())
                .submit(new RunRequest(
                        key, held.toSite(), new Work.Command(List.of("true")), Map.of(), Duration.ofSeconds(60), 1000));
        signIn(jon);
        interventions.startNow(held.id(), "the report is due");

        var done = await(proposed, e -> e.state().ended());
        assertThat(done.state()).as(done.stateReason()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(executions.refusals(done.id())).singleElement().satisfies(refusal -> {
            assertThat(refusal.why())
                    .isEqualTo("the key " + key + " was used for another command before; a key names one run for ever");
            assertThat(refusal.step()).isEqualTo(StepKind.DISPATCH);
            assertThat(refusal.executor()).isEqualTo("local");
            assertThat(refusal.reached()).isFalse();
            assertThat(refusal.sent())
                    .contains("sh -c true --password ***", "TRADEWIND_SITE=" + EngineProcess.TARGET)
                    .doesNotContain("hunter2");
        });
    }

    @Test
    void whatIsPausedBeginsNothingMoreUntilItIsResumed(@TempDir Path data) throws Exception {
        var go = data.resolve("go-" + suffix);
        var workload = workload("pause", "sh", "-c", "until test -e " + go + "; do sleep 0.1; done");
        var proposed = propose(workload, "system:engine", "-10", null);
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        var running = await(proposed, e -> e.runStartedAt() != null);
        signIn(mara);
        var paused = interventions.pause(running.id(), "the network is being changed");
        assertThat(paused.state()).isEqualTo(ExecutionState.PAUSED);
        Files.createFile(go);
        // its process ends meanwhile, which moves nothing on
        var key = Dispatch.key(running, 1);
        await(proposed, e -> executors.byId(e.executor()).observe(key) instanceof Observation.Ended);
        var after = executions.byId(running.id()).orElseThrow();
        assertThat(after.state()).isEqualTo(ExecutionState.PAUSED);
        assertThat(after.stepsDone()).isEqualTo(paused.stepsDone());
        interventions.resume(running.id(), "the network is there");
        assertThat(await(proposed, e -> e.state().ended()).state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(actions(running.shortId()))
                .containsSubsequence("execution.paused-by-person", "execution.resumed", "execution.succeeded");
    }

    @Autowired
    private Executors executors;

    private Person elsewhere() {
        var made = people.create("else-" + suffix, "Else", "correct horse battery", Set.of("APPROVER"), Set.of());
        var scope = new RoleScope("APPROVER", "another-owner", RoleScope.EVERY);
        return people.grant(made.id(), made.roles(), Set.of(), Set.of(scope), jon.id());
    }

    @Test
    void aRunThatIsCancelledEndsAndIsUndone() {
        var workload = workload("cancel", "sleep", "120");
        var proposed = propose(workload, "system:engine", "-10", null);
        approvals.approve(proposed.id(), proposed.version(), "fine", jon);
        var running = await(proposed, e -> e.runStartedAt() != null);

        signIn(mara);
        interventions.cancel(running.id(), "wrong night");
        assertThat(await(proposed, e -> e.state().ended()).state()).isEqualTo(ExecutionState.CANCELLED);
        assertThat(now(proposed).state()).isEqualTo(RecommendationState.CANCELLED);
        assertThat(workloads.byId(workload.id()).orElseThrow().siteId()).isEqualTo(EngineProcess.SOURCE);
    }
}
