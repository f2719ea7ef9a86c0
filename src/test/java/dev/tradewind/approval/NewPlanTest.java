package dev.tradewind.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.RoleScope;
import dev.tradewind.identity.SamplePeople;
import dev.tradewind.placement.Explanation;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Terms;
import dev.tradewind.planning.PlanCompleted;
import dev.tradewind.planning.PlanId;
import dev.tradewind.planning.PlanRequest;
import dev.tradewind.planning.PlannedChange;
import dev.tradewind.planning.Planner;
import dev.tradewind.policy.Policies;
import dev.tradewind.quantity.Money;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a new plan does to what older plans proposed, and to what people agreed to. */
@ConsoleTest
class NewPlanTest {
    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Approvals approvals;

    @Autowired
    Planner planner;

    @Autowired
    People people;

    @Autowired
    Policies policies;

    @Autowired
    JdbcClient jdbc;

    private final UUID workload = UUID.randomUUID();
    private Person mara = SamplePeople.nobody();
    private Person jon = mara;

    @BeforeEach
    void staff() {
        var suffix = UUID.randomUUID().toString().substring(0, 8);
        mara = people.create(
                "mara-" + suffix, "Mara", "correct horse battery", Set.of("APPROVER", "OPERATOR"), Set.of("platform"));
        jon = people.create("jon-" + suffix, "Jon", "correct horse battery", Set.of("APPROVER"), Set.of("security"));
        // Two must agree, so that one approval waits where it is and no engine takes it up meanwhile.
        var draft = policies.draft(
                "name: two-%s\napplies:\n  workload: shop-%s\napproval:\n  needed: 2\n".formatted(suffix, workload),
                mara);
        policies.activate(draft.id(), jon, "agreed");
    }

    @Test
    void aChangeThatTheNextPlanDropsIsWithdrawnAndItsApprovalsAreVoid() {
        plan("P-1", change("-767", "aws:eu-north-1", null, false));
        var proposed = open();
        approvals.approve(proposed.id(), proposed.version(), "saves a lot", jon);
        assertThat(counting(proposed)).isEqualTo(1);

        plan("P-2");

        var now = recommendations.byId(proposed.id()).orElseThrow();
        assertThat(now.state()).isEqualTo(RecommendationState.WITHDRAWN);
        assertThat(now.stateReason()).contains("P-2 no longer proposes it");
        assertThat(counting(proposed)).isZero();
        assertThat(actions(proposed.shortId())).contains("recommendation.withdrawn", "approval.voided");
    }

    @Test
    void aPlanOfOtherWorkloadsWithdrawsNothing() {
        plan("P-1", change("-767", "aws:eu-north-1", null, false));
        var proposed = open();
        publish("P-2", Set.of(UUID.randomUUID()));
        assertThat(recommendations.byId(proposed.id()).orElseThrow().state()).isEqualTo(RecommendationState.PROPOSED);
    }

    @Test
    void theSameChangeKeepsItsNumberAndTakesTheNewFiguresButNotTheOldApprovals() {
        plan("P-1", change("-767", "aws:eu-north-1", null, false));
        var proposed = open();
        approvals.approve(proposed.id(), proposed.version(), "saves a lot", jon);

        plan("P-2", change("-700", "aws:eu-north-1", null, false));

        var now = recommendations.byId(proposed.id()).orElseThrow();
        assertThat(now.shortId()).isEqualTo(proposed.shortId());
        assertThat(now.deltaUsdPerMonth()).isEqualByComparingTo("-700");
        assertThat(now.state()).isEqualTo(RecommendationState.IN_REVIEW);
        assertThat(counting(now)).isZero();
        assertThat(open().id()).isEqualTo(proposed.id());
    }

    @Test
    void anotherTargetSupersedesAndVoids() {
        plan("P-1", change("-767", "aws:eu-north-1", null, false));
        var first = open();
        approvals.approve(first.id(), first.version(), "saves a lot", jon);
        plan("P-2", change("-800", "aws:eu-west-3", null, false));
        assertThat(recommendations.byId(first.id()).orElseThrow().state()).isEqualTo(RecommendationState.SUPERSEDED);
        assertThat(counting(first)).isZero();
        assertThat(open().toSite()).isEqualTo("aws:eu-west-3");
    }

    @Test
    void whatGainsTooLittleIsNotProposedUnlessARuleDemandsIt() {
        plan("P-1", change("0", "aws:eu-north-1", null, true));
        assertThat(recommendations.open()).noneMatch(r -> r.workloadId().equals(workload));
        plan(
                "P-2",
                change(
                        "147",
                        "aws:eu-north-1",
                        new Refusal("carbon", Refusal.Kind.NOT_NOW, 150_000L, 410_000L, "mg CO2e/kWh"),
                        false));
        assertThat(open().reasons().getFirst())
                .isEqualTo("It may not stay as it is, by the rule max carbon: the limit is 150 g/kWh, today it is 410"
                        + " g/kWh.");
    }

    @Test
    void anOperatorOfAnotherOwnerNeitherProposesNorDrops() {
        plan("P-1", change("-10", "aws:eu-north-1", null, false));
        var before = open();
        people.grant(
                mara.id(),
                mara.roles(),
                mara.groups(),
                Set.of(new RoleScope("OPERATOR", "payments", "*")),
                UUID.randomUUID());
        var limited = new Actor(mara.id().toString(), Actor.PERSON);
        Actors.runAs(limited, () -> plan("P-2", change("-20", "aws:eu-west-1", null, false)));
        Actors.runAs(limited, () -> plan("P-3"));
        assertThat(open().version()).isEqualTo(before.version());
        assertThat(open().toSite()).isEqualTo("aws:eu-north-1");
    }

    @Test
    void onlyAnOperatorPlans() {
        var asker = new Actor(jon.id().toString(), Actor.PERSON);
        assertThatThrownBy(() -> Actors.runAs(asker, () -> planner.run(PlanRequest.all("I am an approver only"))))
                .isInstanceOf(AccessDeniedException.class)
                .hasMessageContaining("OPERATOR");
        assertThatThrownBy(() -> planner.run(PlanRequest.all("nobody is signed in")))
                .isInstanceOf(AccessDeniedException.class);
        var operator = new Actor(mara.id().toString(), Actor.PERSON);
        assertThat(Actors.runAs(operator, () -> planner.run(new PlanRequest("an operator", Set.of("no-such")))))
                .isNotNull();
    }

    private void plan(String shortId, PlannedChange... changes) {
        publish(shortId, Set.of(workload), changes);
    }

    private void publish(String shortId, Set<UUID> planned, PlannedChange... changes) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> events.publishEvent(new PlanCompleted(
                        new PlanId(UUID.randomUUID()),
                        shortId,
                        Instant.now().truncatedTo(ChronoUnit.MICROS),
                        "snapshot of " + shortId,
                        planned,
                        List.of(changes),
                        List.of(),
                        Set.of())));
    }

    private PlannedChange change(String usd, String to, @Nullable Refusal broken, boolean belowMinimum) {
        var none = new Terms(0, 0, 0, 0, 0, 0, 0, 0, 0);
        return new PlannedChange(
                workload,
                "shop-" + workload,
                "storefront",
                "prod",
                false,
                "aws:eu-central-1",
                to,
                null,
                null,
                null,
                null,
                new Money(new BigDecimal(usd), "USD"),
                0,
                0,
                0,
                null,
                none,
                none,
                new Explanation(2, List.of(), List.of(), List.of()),
                null,
                null,
                broken,
                null,
                belowMinimum,
                null,
                null);
    }

    private RecommendationSummary open() {
        return recommendations.open().stream()
                .filter(r -> r.workloadId().equals(workload))
                .reduce((one, other) -> {
                    throw new AssertionError("two are open: " + one + ", " + other);
                })
                .orElseThrow();
    }

    private int counting(RecommendationSummary of) {
        return (int) approvals.matter(of).decisions().stream()
                .filter(DecisionEntry::counts)
                .count();
    }

    private List<String> actions(String subject) {
        return jdbc.sql("select action from audit_entry where subject_id = ? order by recorded_at")
                .param(subject)
                .query(String.class)
                .list();
    }
}
