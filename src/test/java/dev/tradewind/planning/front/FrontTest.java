package dev.tradewind.planning.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Weights;
import dev.tradewind.planning.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One kW for an hour a month: 700 g for USD 1, 300 g for USD 1.10, 20 g for USD 1.30. */
class FrontTest {
    private static final int SLOTS = 24;

    @Test
    void eachPriceOfCarbonIsAPlanOfItsOwnAndDearerCarbonBringsCleanerPlaces() {
        var told = new ArrayList<FrontPoint>();
        var points = Front.solve(snapshot(), new FrontQuestion(300, 0, null, null), told::add, () -> false);
        assertThat(told).isEqualTo(points);
        assertThat(points)
                .hasSize(Front.points(new FrontQuestion(300, 0, null, null)))
                .hasSize(9);
        // 0.4 kg less for USD 0.10 pays from 250 USD/t on, 0.28 kg less for USD 0.20 from 714 on.
        assertThat(points)
                .extracting(FrontPoint::carbonUsdPerTonne)
                .containsExactly(0, 20, 50, 100, 200, 300, 400, 800, 1600);
        assertThat(points)
                .extracting(FrontPoint::kgCo2ePerMonth)
                .containsExactly(0.7, 0.7, 0.7, 0.7, 0.7, 0.3, 0.3, 0.02, 0.02);
        assertThat(Front.unbeaten(points)).hasSize(9);
    }

    @Test
    void aCeilingOnCarbonHoldsInEveryPoint() {
        var points = Front.solve(snapshot(), new FrontQuestion(0, 0, null, 300_000L), point -> {}, () -> false);
        assertThat(points)
                .isNotEmpty()
                .allSatisfy(point -> assertThat(point.kgCo2ePerMonth()).isLessThanOrEqualTo(0.3));
    }

    @Test
    void whoStopsGetsOnlyWhatWasSolved() {
        var told = new ArrayList<FrontPoint>();
        var points = Front.solve(snapshot(), new FrontQuestion(0, 0, null, null), told::add, () -> told.size() >= 2);
        assertThat(points).hasSize(2);
    }

    private static Snapshot snapshot() {
        var horizon = new Horizon(Instant.parse("2026-11-02T00:00:00Z"), 60, SLOTS);
        var sites = List.of(
                site("own:dirty", 1_000_000_000L, 700_000),
                site("own:middle", 1_100_000_000L, 300_000),
                site("own:clean", 1_300_000_000L, 20_000));
        var run = new Candidate(
                "job",
                Candidate.Kind.BATCH,
                new Demand(1000, 0, 0, 1_000_000),
                1,
                0,
                SLOTS,
                1000,
                List.of(),
                List.of(),
                0,
                "own:dirty",
                0,
                Limits.NONE);
        var problem = new PlacementProblem(horizon, new Weights(0, 0, 0, 12), sites, List.of(), List.of(run));
        return new Snapshot(
                horizon.from(), new Snapshot.Effort(20, 0, 0), problem, List.of(), List.of(), List.of(), List.of());
    }

    private static CandidateSite site(String id, long price, long carbon) {
        var nothing = Series.flat(SLOTS, 0);
        return new CandidateSite(
                id, "own", "DE", 1000, Series.flat(SLOTS, price), nothing, nothing, Series.flat(SLOTS, carbon), null);
    }
}
