package dev.tradewind.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.identity.People;
import dev.tradewind.planning.PlannedReplica;
import dev.tradewind.recommendation.Copies;
import dev.tradewind.recommendation.RecommendationKind;
import dev.tradewind.recommendation.RecommendationState;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Recommendations;
import dev.tradewind.recommendation.SampleCopy;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a plan decides about copies of data becomes recommendations, kept or withdrawn by the next plan. */
@ConsoleTest
class CopyProposalsTest {
    private static final String DATA = "aws:eu-central-1";
    private static final String COPY = "aws:eu-north-1";

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Recommendations recommendations;

    @Autowired
    Copies copies;

    @Autowired
    Workloads workloads;

    @Autowired
    People people;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private Workload shop = workload();

    @BeforeEach
    void known() {
        shop = workloads.save(shop);
    }

    @Test
    void aCopyThatPaysIsProposedWithItsNumbers() {
        plan("P-1", wanted("-12"));
        var of = open();
        assertThat(of.kind()).isEqualTo(RecommendationKind.REPLICA);
        assertThat(of.copiesData()).isTrue();
        assertThat(of.artefact()).isFalse();
        assertThat(of.title()).isEqualTo("Copy data set orders-" + suffix + " from EU (Frankfurt) to Stockholm");
        assertThat(of.planId()).isNotNull();
        assertThat(of.workload()).isEqualTo(shop.name());
        assertThat(of.owner()).isEqualTo("storefront");
        assertThat(of.fromSite()).isEqualTo(DATA);
        assertThat(of.toSite()).isEqualTo(COPY);
        assertThat(of.deltaUsdPerMonth()).isEqualByComparingTo("-12");
        assertThat(of.gigabytesMoved()).isEqualByComparingTo("500");
        assertThat(of.reasons())
                .containsExactly(
                        "Reading costs USD 20.00 a month less: %s would read it at Stockholm instead of EU (Frankfurt)."
                                .formatted(shop.name()),
                        "Storage costs USD 5.00 a month: 500 GB × USD 0.01 per GB and month, the price stated for aws.",
                        "News cost USD 2.00 a month: 100 GB that %s writes × USD 0.02 per GB, by the price list that ships."
                                .formatted(shop.name()),
                        "The first copy costs USD 10.00 once: 500 GB × USD 0.02 per GB, by the price list that ships;"
                                + " over 10 months USD 1.00 a month.",
                        "Together 5.00 + 2.00 + 1.00 − 20.00 = USD −12.00 a month.");
        assertThat(of.risk()).startsWith("moves 500 GB once; what is written later reaches the copy only by");
        assertThat(copies.of(of.id())).hasValueSatisfying(copy -> {
            assertThat(copy.planned()).isEqualTo(wanted("-12"));
            assertThat(copy.how()).isNull();
        });
        assertThat(copies.objection(of)).isEmpty();
    }

    @Test
    void theSameDecisionOfTheNextPlanKeepsItsRecommendation() {
        plan("P-1", wanted("-12"));
        var first = open();
        plan("P-2", wanted("-11"));
        assertThat(open().shortId()).isEqualTo(first.shortId());
        assertThat(open().deltaUsdPerMonth()).isEqualByComparingTo("-11");
        assertThat(copies.of(first.id()).orElseThrow().planned().deltaUsdPerMonth())
                .isEqualByComparingTo("-11");
    }

    @Test
    void aPlanThatNoLongerWantsItWithdrawsItUnlessItDidNotLookAtAllWhoUseIt() {
        plan("P-1", wanted("-12"));
        var first = open();
        publish("P-2", Set.of("orders-" + suffix + " of " + DATA));
        assertThat(state(first)).isEqualTo(RecommendationState.PROPOSED);
        plan("P-3");
        assertThat(state(first)).isEqualTo(RecommendationState.WITHDRAWN);
        assertThat(recommendations.byId(first.id()).orElseThrow().stateReason()).contains("P-3 no longer proposes it");
    }

    @Test
    void theSameCopyFromAnotherPlaceTakesItsPlace() {
        plan("P-1", wanted("-12"));
        var first = open();
        var elsewhere = workloads.save(new Workload(
                shop.id(),
                shop.name(),
                shop.kind(),
                shop.owner(),
                shop.environment(),
                shop.labels(),
                shop.siteId(),
                1,
                1,
                0,
                null,
                0.5,
                null,
                null,
                false,
                List.of(),
                List.of(shop.dataSets().getFirst().at("aws:eu-west-1")),
                List.of(),
                BigDecimal.ZERO,
                null,
                0));
        assertThat(copies.objection(first))
                .hasValueSatisfying(why -> assertThat(why).contains("was changed since"));
        plan("P-2", SampleCopy.of(elsewhere, COPY, true, "-12"));
        assertThat(state(first)).isEqualTo(RecommendationState.WITHDRAWN);
        assertThat(open().fromSite()).isEqualTo("aws:eu-west-1");
    }

    @Test
    void aDropIsProposedOnceNobodyReadsItAndWhatGainsTooLittleIsNot() {
        var drop = SampleCopy.of(shop, COPY, false, "-7");
        plan("P-1", waiting(drop, List.of("report, which reads it today, has moved"), false));
        plan("P-2", waiting(drop, List.of(), true));
        assertThat(recommendations.open()).noneMatch(each -> each.workloadId().equals(shop.id()));
        plan("P-3", drop);
        assertThat(open().title()).isEqualTo("Drop the copy of orders-" + suffix + " at Stockholm");
        assertThat(open().gigabytesMoved()).isZero();
        assertThat(open().reasons())
                .contains("As planned nobody reads it.", "Together 0.00 − 5.00 − 2.00 = USD −7.00 a month.");
    }

    @Test
    void anOperatorOfAnotherOwnerNeitherProposesNorDropsACopy() {
        plan("P-1", wanted("-12"));
        var first = open();
        var mara = people.create("mara-" + suffix, "Mara", "correct horse battery", Set.of("OPERATOR"), Set.of());
        people.grant(
                mara.id(),
                mara.roles(),
                mara.groups(),
                Set.of(new dev.tradewind.identity.RoleScope("OPERATOR", "payments", "*")),
                UUID.randomUUID());
        var limited = new Actor(mara.id().toString(), Actor.PERSON);
        Actors.runAs(limited, () -> plan("P-2", wanted("-30")));
        Actors.runAs(limited, () -> plan("P-3"));
        assertThat(open().version()).isEqualTo(first.version());
    }

    private PlannedReplica wanted(String delta) {
        return SampleCopy.of(shop, COPY, true, delta);
    }

    private static PlannedReplica waiting(PlannedReplica of, List<String> waitsFor, boolean belowMinimum) {
        return new PlannedReplica(
                of.makes(),
                of.dataSet(),
                of.workloadId(),
                of.workload(),
                of.owner(),
                of.site(),
                of.siteName(),
                of.deltaUsdPerMonth(),
                of.storageNanoUsd(),
                of.newsNanoUsd(),
                of.onceNanoUsd(),
                of.months(),
                of.savedNanoUsd(),
                of.dearerNanoUsd(),
                of.origin(),
                of.egressSource(),
                of.readers(),
                of.awaitedBy(),
                waitsFor,
                of.notCounted(),
                belowMinimum);
    }

    private void plan(String shortId, PlannedReplica... wanted) {
        publish(shortId, Set.of(), wanted);
    }

    private void publish(String shortId, Set<String> unseen, PlannedReplica... wanted) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> events.publishEvent(SampleCopy.plan(shortId, shop, unseen, wanted)));
    }

    private RecommendationState state(RecommendationSummary of) {
        return recommendations.byId(of.id()).orElseThrow().state();
    }

    private RecommendationSummary open() {
        return recommendations.open().stream()
                .filter(each -> each.workloadId().equals(shop.id()))
                .reduce((one, other) -> {
                    throw new AssertionError("two are open: " + one + ", " + other);
                })
                .orElseThrow();
    }

    private Workload workload() {
        return new Workload(
                UUID.randomUUID(),
                "shop-" + suffix,
                WorkloadKind.SERVICE,
                "storefront",
                "prod",
                Map.of(),
                DATA,
                1,
                1,
                0,
                null,
                0.5,
                null,
                null,
                false,
                List.of(),
                List.of(new DataSet(
                        "orders-" + suffix,
                        DATA,
                        new BigDecimal(1000),
                        new BigDecimal(100),
                        new BigDecimal(500),
                        DataSetMode.REPLICATED,
                        List.of())),
                List.of(),
                BigDecimal.ZERO,
                null,
                0);
    }
}
