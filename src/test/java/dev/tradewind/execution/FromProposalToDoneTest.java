package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.Outcome;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.policy.ParsedPolicy;
import dev.tradewind.policy.Policies;
import dev.tradewind.policy.PolicyYaml;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.Basis;
import dev.tradewind.recommendation.Proposal;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;

/** A proposal, the people who decide, and what is carried out: the whole of it, with a real database and real processes. */
@ConsoleTest
class FromProposalToDoneTest {
    @Autowired
    Recommendations recommendations;

    @Autowired
    Approvals approvals;

    @Autowired
    Executions executions;

    @Autowired
    Interventions interventions;

    @Autowired
    PolicyBackTest backTest;

    @Autowired
    Workloads workloads;

    @Autowired
    Policies policies;

    @Autowired
    People people;

    @Autowired
    UserDetailsService signIns;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reservations reservations;

    @Autowired
    MissedMark missed;

    @Autowired
    ExecutionBadge badge;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private Person mara = nobody();
    private Person jon = nobody();

    private static Person nobody() {
        return new Person(new UUID(0, 0), "nobody", "Nobody", Set.of(), Set.of(), false);
    }

    @BeforeEach
    void staff() {
        mara = people.create(
                "mara-" + suffix, "Mara", "correct horse battery", Set.of("APPROVER", "OPERATOR"), Set.of("platform"));
        jon = people.create("jon-" + suffix, "Jon", "correct horse battery", Set.of("APPROVER"), Set.of("security"));
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

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
        assertThat(badge.counts().get("executions")).isPositive();
        signIn(mara);
        assertThatThrownBy(() -> interventions.startNow(held.id(), "I want it"))
                .hasMessageContaining("You proposed this");
        signIn(jon);
        interventions.startNow(held.id(), "the report is due");
        assertThat(await(proposed, e -> e.state().ended()).state()).isEqualTo(ExecutionState.SUCCEEDED);
        assertThat(actions(held.shortId())).contains("execution.gate-waived", "policy.exception");
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

    private Workload workload(String name, String... command) {
        return workloads.save(EngineProcess.workload(name + "-" + suffix, List.of(command)));
    }

    private RecommendationSummary propose(Workload of, String by, String usd, @Nullable Instant latestStart) {
        return recommendations.propose(proposal(of, RecommendationKind.PLACEMENT, by, usd, latestStart));
    }

    private Proposal proposal(Workload of, RecommendationKind kind, String usd) {
        return proposal(of, kind, "system:engine", usd, null);
    }

    private Proposal proposal(
            Workload of, RecommendationKind kind, String by, String usd, @Nullable Instant latestStart) {
        return new Proposal(
                kind,
                "Move " + of.name(),
                null,
                of.id(),
                of.name(),
                of.owner(),
                EngineProcess.SOURCE,
                EngineProcess.TARGET,
                null,
                null,
                latestStart,
                new BigDecimal(usd),
                -3.5,
                0,
                BigDecimal.ZERO,
                List.of("cleaner grid"),
                "low",
                "5f0c9a00",
                Basis.digest(of),
                by,
                Instant.now().plusSeconds(3600));
    }

    private void active(String yaml, String workload) {
        var draft =
                policies.draft("name: p-%s\napplies:\n  workload: %s\n%s".formatted(workload, workload, yaml), mara);
        policies.activate(draft.id(), jon, "agreed");
    }

    private void freeze(String workload) {
        active("freezes:\n  - name: now\n    from: 2020-01-01T00:00:00Z\n    to: 2100-01-01T00:00:00Z\n", workload);
    }

    private RecommendationSummary now(RecommendationSummary of) {
        return recommendations.byId(of.id()).orElseThrow();
    }

    private List<String> actions(String subject) {
        return jdbc.sql("select action from audit_entry where subject_id = ? order by recorded_at")
                .param(subject)
                .query(String.class)
                .list();
    }

    private ExecutionSummary await(RecommendationSummary of, Predicate<ExecutionSummary> there) {
        var latest = Instant.now().plusSeconds(60);
        while (Instant.now().isBefore(latest)) {
            var all = executions.of(of.id());
            if (!all.isEmpty() && there.test(all.getFirst())) {
                return all.getFirst();
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new AssertionError("never there: " + executions.of(of.id()));
    }

    private void signIn(Person person) {
        var details = signIns.loadUserByUsername(person.name());
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(details, null, details.getAuthorities()));
    }
}
