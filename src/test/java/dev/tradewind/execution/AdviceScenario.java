package dev.tradewind.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.approval.Approvals;
import dev.tradewind.approval.Outcome;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.ImportState;
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
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.UserDetailsService;

/** Advice on a bill of ours that one proposes and another approves, up to where it is carried out. */
abstract class AdviceScenario {
    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final TimeRange BEFORE = TimeRange.ofDays(TODAY.minusDays(60), TODAY.minusDays(30), ZoneOffset.UTC);

    @Autowired
    Imports imports;

    @Autowired
    Adviser adviser;

    @Autowired
    AdviceProposals proposals;

    @Autowired
    Promises promises;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Approvals approvals;

    @Autowired
    Executions executions;

    @Autowired
    Interventions interventions;

    @Autowired
    ExecutionScheduler scheduler;

    @Autowired
    Workloads workloads;

    @Autowired
    People people;

    @Autowired
    UserDetailsService signIns;

    @Autowired
    JdbcClient jdbc;

    final String suffix = UUID.randomUUID().toString().substring(0, 8);
    final String marts = "marts-" + suffix;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    /** Which advice is proposed. */
    abstract RecommendationKind kind();

    /** ChargeDescription of the bill. */
    abstract String charged();

    Workload workload() {
        return EngineProcess.workload(marts, List.of());
    }

    final Workload labelled(Map<String, String> labels) {
        var of = EngineProcess.workload(marts, List.of());
        return new Workload(
                of.id(),
                of.name(),
                of.kind(),
                of.owner(),
                of.environment(),
                labels,
                of.siteId(),
                of.vcpus(),
                of.memoryGib(),
                of.gpus(),
                of.watts(),
                of.utilisation(),
                of.durationHours(),
                of.window(),
                of.interruptible(),
                of.command(),
                of.run(),
                of.dataSets(),
                of.users(),
                of.egressGbPerMonth(),
                of.maxRttMillis(),
                of.maxRttForShare(),
                of.placing(),
                of.version());
    }

    RecommendationSummary proposeAndApprove() {
        var proposed = propose();
        approve(proposed);
        return proposed;
    }

    /** Mara proposes, and is the one who is signed in afterwards. */
    RecommendationSummary propose() {
        workloads.save(workload());
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
        assertThat(proposed.kind()).isEqualTo(kind());
        assertThat(approvals.approve(proposed.id(), proposed.version(), "mine", mara))
                .isInstanceOf(Outcome.Refused.class);
        return proposed;
    }

    void approve(RecommendationSummary of) {
        var jon = Actors.runAs(
                Actor.system("test"),
                () -> people.create(
                        "jon-" + suffix, "Jon", "correct horse battery", Set.of("APPROVER"), Set.of("platform")));
        assertThat(approvals.approve(of.id(), of.version(), "agreed", jon)).isInstanceOf(Outcome.Recorded.class);
    }

    /** The charge, every day of a span that ends some days ago. */
    void bill(String name, int firstDaysAgo, int lastDaysAgo, String gigabytesPerDay, String usdPerDay) {
        var text = new StringBuilder("BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,"
                + "ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,"
                + "ProviderName,RegionId,SubAccountName,Tags\n");
        for (var ago = firstDaysAgo; ago >= lastDaysAgo; ago--) {
            var day = TODAY.minusDays(ago);
            text.append(
                    "%s,%s,%s,USD,%s 00:00:00,Usage,%s,%s 00:00:00,%s 00:00:00,%s,GB,AWS,us-east-1,prod,\"{\"\"team\"\":\"\"%s\"\",\"\"workload\"\":\"\"%s\"\"}\"\n"
                            .formatted(
                                    usdPerDay,
                                    usdPerDay,
                                    name + suffix,
                                    day.withDayOfMonth(1),
                                    charged(),
                                    day,
                                    day.plusDays(1),
                                    gigabytesPerDay,
                                    marts,
                                    marts));
        }
        take(name + ".csv", text.toString());
    }

    void take(String fileName, String text) {
        var receipt = imports.importNow(
                fileName, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
        assertThat(receipt.state()).as(receipt.message()).isEqualTo(ImportState.IMPORTED);
    }

    /** Instead of waiting for weeks: the confirmation becomes that much older, and the driver looks now. */
    void appliedDaysAgo(ExecutionSummary of, int days) {
        jdbc.sql("update execution_application set applied_at = ? where execution_id = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusDays(days), of.id())
                .update();
        scheduler.wake(of.id());
    }

    Instant nextLook(ExecutionSummary of) {
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

    static StepSummary verify(ExecutionSummary of) {
        return of.steps().get(StepKind.VERIFY.ordinal());
    }

    List<String> actions(String subject) {
        return jdbc.sql("select action from audit_entry where subject_id = ? order by recorded_at")
                .param(subject)
                .query(String.class)
                .list();
    }

    ExecutionSummary await(RecommendationSummary of, Predicate<ExecutionSummary> there) {
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
