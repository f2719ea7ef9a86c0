package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.SearchOptions;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Weights;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a plan with offered copies to what is said of those that it makes or drops. */
class PlannedReplicasTest {
    private static final String DATA = "aws:eu-central-1";
    private static final String WORK = "aws:eu-north-1";
    /** May only run where the copy would be. */
    private static final String MOVER = "mover";

    private static final Horizon HORIZON = new Horizon(Instant.parse("2026-11-29T12:00:00Z"), 60, 2);
    private static final Weights WEIGHTS = new Weights(0, 0, 0, 10);
    private static final List<CandidateSite> SITES = List.of(site(DATA, "DE"), site(WORK, "SE"));
    private static final List<Link> LINKS =
            List.of(new Link(DATA, WORK, 20_000L, 20_000_000L), new Link(WORK, DATA, 20_000L, 20_000_000L));
    private static final PlanningSettings.Minimum MINIMUM = new PlanningSettings.Minimum(BigDecimal.ONE, 1, 1);

    private final Workload report = workload("report", WORK, 1000, 0, List.of());
    private final Workload shop = workload("shop", DATA, 0, 100, List.of());

    @Test
    void aCopyThatPaysIsWorkedOutAndBelongsToWhoWritesMost() {
        var planned = planned(false, List.of(report, shop), List.of(report, shop), List.of());
        assertThat(planned).singleElement().satisfies(copy -> {
            assertThat(copy.makes()).isTrue();
            assertThat(copy.workload()).isEqualTo("shop");
            assertThat(copy.workloadId()).isEqualTo(shop.id());
            assertThat(copy.site()).isEqualTo(WORK);
            // 500 GB at USD 0.01
            assertThat(copy.storageNanoUsd()).isEqualTo(5_000_000_000L);
            // 100 GB that shop writes, at USD 0.02
            assertThat(copy.newsNanoUsd()).isEqualTo(2_000_000_000L);
            // 500 GB at USD 0.02, over ten months
            assertThat(copy.onceNanoUsd()).isEqualTo(10_000_000_000L);
            assertThat(copy.onceMonthlyNanoUsd()).isEqualTo(1_000_000_000L);
            // 1,000 GB at USD 0.02
            assertThat(copy.savedNanoUsd()).isEqualTo(20_000_000_000L);
            assertThat(copy.deltaUsdPerMonth()).isEqualByComparingTo("-12");
            assertThat(copy.origin().uses())
                    .containsExactly(
                            new CopyOrigin.Use("report", new BigDecimal(1000), new BigDecimal(0)),
                            new CopyOrigin.Use("shop", new BigDecimal(0), new BigDecimal(100)));
            assertThat(copy.readers()).containsExactly("report");
            assertThat(copy.waitsFor()).isEmpty();
            assertThat(copy.belowMinimum()).isFalse();
        });
    }

    @Test
    void aReaderThatMovesReadsNothingFromAfarTodaySoThatTheCopyAloneSavesNothing() {
        var mover = workload(MOVER, DATA, 1000, 0, List.of());
        assertThat(planned(false, List.of(mover, shop), List.of(mover, shop), List.of()))
                .singleElement()
                .satisfies(copy -> {
                    assertThat(copy.readers()).containsExactly(MOVER);
                    assertThat(copy.savedNanoUsd()).isZero();
                    // storage 5, news 2, the first copy 1
                    assertThat(copy.deltaUsdPerMonth()).isEqualByComparingTo("8");
                });
    }

    @Test
    void whereNobodyWritesItBelongsToWhoReadsMost() {
        var silent = workload("shop", DATA, 10, 0, List.of());
        assertThat(planned(false, List.of(report, silent), List.of(report, silent), List.of()))
                .singleElement()
                .satisfies(copy -> assertThat(copy.workload()).isEqualTo("report"));
    }

    @Test
    void aPlanThatDidNotLookAtAllWhoUseItSaysNothing() {
        assertThat(planned(false, List.of(report, shop), List.of(report), List.of()))
                .isEmpty();
        assertThat(planned(
                        false,
                        List.of(report, shop),
                        List.of(report),
                        List.of(new Snapshot.LeftOut("shop", "no run of it falls into the next 2 hours"))))
                .singleElement()
                .satisfies(copy -> assertThat(copy.notCounted()).containsExactly("shop"));
    }

    @Test
    void aCopyThatCostsMoreThanItSavesIsDroppedAndItsReaderPaysForReadingElsewhere() {
        var rarely = workload("report", WORK, 50, 0, List.of(WORK));
        var writes = workload("shop", DATA, 0, 100, List.of(WORK));
        assertThat(planned(true, List.of(rarely, writes), List.of(rarely, writes), List.of()))
                .singleElement()
                .satisfies(copy -> {
                    assertThat(copy.makes()).isFalse();
                    // 50 GB at USD 0.02
                    assertThat(copy.dearerNanoUsd()).isEqualTo(1_000_000_000L);
                    assertThat(copy.onceMonthlyNanoUsd()).isZero();
                    // storage 5, news 2
                    assertThat(copy.deltaUsdPerMonth()).isEqualByComparingTo("-6");
                    assertThat(copy.waitsFor()).isEmpty();
                });
    }

    private List<PlannedReplica> planned(
            boolean drop, List<Workload> all, List<Workload> looked, List<Snapshot.LeftOut> leftOut) {
        var candidates = looked.stream().map(PlannedReplicasTest::candidate).toList();
        var offered = new ReplicaInputs(new PlanningSettings.Replicas(Map.of("aws", new BigDecimal("0.01")), drop, 6))
                .of(all, candidates, SITES, LINKS, HORIZON, WEIGHTS);
        var problem =
                new PlacementProblem(HORIZON, WEIGHTS, SITES, LINKS, offered.candidates()).offering(offered.offers());
        Plan plan = new PlacementEngine(problem).plan(SearchOptions.of(20));
        assertThat(plan.replicas()).as("what the plan decides").isNotEmpty();
        var snapshot = new Snapshot(
                HORIZON.from(),
                new Snapshot.Effort(20, 0, 0),
                problem,
                List.of(),
                List.of(),
                List.of(),
                leftOut,
                offered.origins());
        assertThat(PlanJson.read(PlanJson.write(snapshot), Snapshot.class).copyOrigins())
                .isEqualTo(snapshot.copyOrigins());
        return new PlannedReplicas(snapshot, MINIMUM, all).of(plan, List.of());
    }

    private static Candidate candidate(Workload of) {
        var data = of.dataSets().getFirst();
        return new Candidate(
                of.name(),
                Candidate.Kind.SERVICE,
                new Demand(1000, 1024, 0, 0),
                0,
                0,
                0,
                1000,
                List.of(new DataNeed(
                                DATA,
                                Units.megabytes(data.gigabytesRead()),
                                Units.megabytes(data.gigabytesWritten()),
                                data.replicas())
                        .named("orders of " + DATA)),
                List.of(),
                0,
                of.siteId(),
                null,
                new Limits(
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        of.name().equals(MOVER) ? WORK : of.siteId()));
    }

    private static Workload workload(String name, String site, int reads, int writes, List<String> replicas) {
        return new Workload(
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                name,
                WorkloadKind.SERVICE,
                "data",
                "prod",
                Map.of(),
                site,
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
                        "orders",
                        DATA,
                        new BigDecimal(reads),
                        new BigDecimal(writes),
                        new BigDecimal(500),
                        DataSetMode.REPLICATED,
                        replicas)),
                List.of(),
                BigDecimal.ZERO,
                null,
                0);
    }

    private static CandidateSite site(String id, String country) {
        var series = Series.flat(2, 90);
        return new CandidateSite(id, "aws", country, 1200, series, series, series, series, null);
    }
}
