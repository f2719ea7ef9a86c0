package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.Outcome;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.advice.Adviser;
import dev.tradewind.egress.advice.Assumptions;
import dev.tradewind.egress.advice.Proposing;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.recommendation.AdviceProposals;
import dev.tradewind.recommendation.Promises;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.recommendation.Settlement;
import dev.tradewind.workload.Workloads;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Advice that one proposes and another approves, applied by hand, and held against the bills of the days after. */
@ConsoleTest
class AppliedByHandTest {
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final TimeRange BEFORE = TimeRange.ofDays(TODAY.minusDays(60), TODAY.minusDays(30), ZoneOffset.UTC);

    @Autowired
    private Imports imports;

    @Autowired
    private Adviser adviser;

    @Autowired
    private AdviceProposals proposals;

    @Autowired
    private Promises promises;

    @Autowired
    private Recommendations recommendations;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Executions executions;

    @Autowired
    private Interventions interventions;

    @Autowired
    private ExecutionScheduler scheduler;

    @Autowired
    private Workloads workloads;

    @Autowired
    private People people;

    @Autowired
    private UserDetailsService signIns;

    @Autowired
    private JdbcClient jdbc;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String marts = "marts-" + suffix;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
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

    private RecommendationSummary proposeAndApprove() {
        var proposed = propose();
        approve(proposed);
        return proposed;
    }

    /** Mara proposes, and is the one who is signed in afterwards. */
    private RecommendationSummary propose() {
        workloads.save(dev.tradewind.execution.EngineProcess.workload(marts, List.of()));
        var mara = people.create(
                "mara-" + suffix, "Mara", "correct horse battery", Set.of("OPERATOR"), Set.of("platform"));
        var filter = EgressFilter.of(BEFORE).scoped(marts, null, null);
        var advised = adviser.advise(filter, Assumptions.USUAL);
        assertThat(advised.advice()).as(advised.notOffered().toString()).hasSize(1);
        var id = advised.advice().getFirst().id();
        assertThat(proposals.propose(id, filter, Assumptions.USUAL, mara)).isInstanceOf(Proposing.Proposed.Done.class);
        signIn(mara);
        var proposed = recommendations.open().stream()
                .filter(each -> each.workload().equals(marts))
                .findFirst()
                .orElseThrow();
        assertThat(proposed.kind()).isEqualTo(RecommendationKind.PRIVATE_ENDPOINT);
        assertThat(approvals.approve(proposed.id(), proposed.version(), "mine", mara))
                .isInstanceOf(Outcome.Refused.class);
        return proposed;
    }

    private void approve(RecommendationSummary of) {
        var jon =
                people.create("jon-" + suffix, "Jon", "correct horse battery", Set.of("APPROVER"), Set.of("platform"));
        assertThat(approvals.approve(of.id(), of.version(), "agreed", jon)).isInstanceOf(Outcome.Recorded.class);
    }

    /** A NAT gateway's bytes, every day of a span that ends some days ago. */
    private void bill(String name, int firstDaysAgo, int lastDaysAgo, String gigabytesPerDay, String usdPerDay) {
        var text = new StringBuilder("BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
                + "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,"
                + "ProviderName,RegionId,SubAccountName,Tags\n");
        for (var ago = firstDaysAgo; ago >= lastDaysAgo; ago--) {
            var day = TODAY.minusDays(ago);
            text.append(
                    "%s,%s,%s,USD,%s 00:00:00,Usage,$0.045 per GB Data Processed by NAT Gateways,%s 00:00:00,%s 00:00:00,%s,GB,AWS,us-east-1,prod,\"{\"\"team\"\":\"\"%s\"\",\"\"workload\"\":\"\"%s\"\"}\"\n"
                            .formatted(
                                    usdPerDay,
                                    usdPerDay,
                                    name + suffix,
                                    day.withDayOfMonth(1),
                                    day,
                                    day.plusDays(1),
                                    gigabytesPerDay,
                                    marts,
                                    marts));
        }
        imports.importNow(
                name + ".csv",
                new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)),
                ImportOptions.NONE);
    }

    /** Instead of waiting for weeks: the confirmation becomes that much older, and the driver looks now. */
    private void appliedDaysAgo(ExecutionSummary of, int days) {
        jdbc.sql("update execution_application set applied_at = ? where execution_id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusDays(days), of.id())
                .update();
        scheduler.wake(of.id());
    }

    private Instant nextLook(ExecutionSummary of) {
        var latest = Instant.now().plusSeconds(30);
        while (true) {
            var at = jdbc.sql("select execution_time from execution_task where task_instance = ? and picked = false")
                    .param(of.id().toString())
                    .query(OffsetDateTime.class)
                    .optional();
            if (at.isPresent() && at.get().toInstant().isAfter(Instant.now())
                    || Instant.now().isAfter(latest)) {
                return at.orElseThrow().toInstant();
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    private static StepSummary verify(ExecutionSummary of) {
        return of.steps().get(StepKind.VERIFY.ordinal());
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
