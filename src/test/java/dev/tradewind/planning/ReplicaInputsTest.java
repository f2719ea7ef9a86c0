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
import dev.tradewind.placement.ReplicaOffer;
import dev.tradewind.placement.SearchOptions;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Weights;
import dev.tradewind.placement.check.PlanCheck;
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

/** From data sets of the catalog to copies that a plan decides on. */
class ReplicaInputsTest {
    private static final String DATA = "aws:eu-central-1";
    private static final String WORK = "aws:eu-north-1";
    private static final Horizon HORIZON = new Horizon(Instant.parse("2026-11-29T12:00:00Z"), 60, 2);
    private static final Weights WEIGHTS = new Weights(0, 0, 0, 10);
    private static final List<CandidateSite> SITES = List.of(site(DATA, "DE", 90), site(WORK, "SE", 10));
    private static final List<Link> LINKS =
            List.of(new Link(DATA, WORK, 20_000L, 20_000_000L), new Link(WORK, DATA, 20_000L, 20_000_000L));

    @Test
    void offersACopyWhereItsReadersRunWithWhatItCosts() {
        var pinned = new Limits(null, List.of(), List.of(), List.of(), null, null, null, WORK);
        var offered = offered(prices("0.01"), reader(pinned, 1_000_000));
        // 500 GB at USD 0.01 and 100 GB of news at USD 0.02 a month; 500 GB at USD 0.02 once.
        assertThat(offered.offers())
                .containsExactly(new ReplicaOffer(
                        "orders of " + DATA + " at " + WORK,
                        "orders of " + DATA,
                        WORK,
                        false,
                        7_000_000_000L,
                        10_000_000_000L));
        var problem =
                new PlacementProblem(HORIZON, WEIGHTS, SITES, LINKS, offered.candidates()).offering(offered.offers());
        var plan = new PlacementEngine(problem).plan(SearchOptions.of(20));
        assertThat(PlanCheck.of(problem, plan).errors()).isEmpty();
        assertThat(plan.replicas()).singleElement().satisfies(decision -> {
            assertThat(decision.open()).isTrue();
            assertThat(decision.readers()).containsExactly("report");
            assertThat(decision.savedNanoUsd()).isEqualTo(20_000_000_000L);
            assertThat(decision.monthlyNanoUsd()).isEqualTo(8_000_000_000L);
        });
    }

    @Test
    void offersNothingThatCannotPayForItself() {
        assertThat(offered(prices("0.01"), reader(Limits.NONE, 300_000)).offers())
                .isEmpty();
    }

    @Test
    void offersNothingWhereNobodyHasPricedStorage() {
        var none = offered(Map.of(), reader(Limits.NONE, 1_000_000));
        assertThat(none.offers()).isEmpty();
        assertThat(none.candidates().getFirst().data().getFirst().name()).isNull();
    }

    @Test
    void offersNothingOutsideTheCountriesOfWhoReadsIt() {
        var german = new Limits(null, List.of("DE"), List.of(), List.of(), null, null, null, null);
        assertThat(offered(prices("0.01"), reader(german, 1_000_000)).offers()).isEmpty();
    }

    private static ReplicaInputs.Offered offered(Map<String, BigDecimal> storage, Candidate reader) {
        var inputs = new ReplicaInputs(new PlanningSettings.Replicas(storage, false, 6));
        return inputs.of(List.of(workload()), List.of(reader), SITES, LINKS, HORIZON, WEIGHTS);
    }

    private static Map<String, BigDecimal> prices(String usd) {
        return Map.of("aws", new BigDecimal(usd));
    }

    private static Candidate reader(Limits limits, long megabytes) {
        return new Candidate(
                "report",
                Candidate.Kind.SERVICE,
                new Demand(1000, 1024, 0, 0),
                0,
                0,
                0,
                1000,
                List.of(new DataNeed(DATA, megabytes, 100_000).named("orders of " + DATA)),
                List.of(),
                0,
                WORK,
                null,
                limits);
    }

    private static Workload workload() {
        return new Workload(
                new UUID(0, 1),
                "report",
                WorkloadKind.SERVICE,
                "data",
                "prod",
                Map.of(),
                WORK,
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

    private static CandidateSite site(String id, String country, long price) {
        var series = Series.flat(2, price);
        return new CandidateSite(id, "aws", country, 1200, series, series, series, series, null);
    }
}
