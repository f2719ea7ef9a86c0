package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.check.PlanCheck;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a bound knows of chains and of tiers, by hand: without it every workload's own cheapest choice would be all. */
class BoundTest {
    private static final SearchOptions OPTIONS = SearchOptions.of(20);
    /** What is not claimed of a chain, nano-USD. */
    private static final long SPARE = 1_000_000;

    @Test
    void runsOfAChainWaitForEachOther() {
        // two vCPU, thirty times a month: 60 times the hour's price; alone both would take the second hour
        var site = site("p:one", "DE", 30_000_000, 10_000_000, 20_000_000);
        var plan = sound(problem(List.of(site), List.of(), run("first", null, null), run("then", "first", null)));
        assertThat(plan.objectiveNanoUsd()).isEqualTo(60 * (10_000_000L + 20_000_000L));
        assertThat(plan.boundNanoUsd()).isBetween(plan.objectiveNanoUsd() - SPARE, plan.objectiveNanoUsd());
    }

    @Test
    void whatARunHandsOnIsPaid() {
        // 5 GB at 0.04 USD, thirty times a month, or a place that is dearer by 0.05 USD an hour
        var sites = List.of(
                site("p:one", "DE", 10_000_000, 10_000_000, 10_000_000),
                site("q:two", "US", 60_000_000, 60_000_000, 60_000_000));
        var links = List.of(link("p:one", "q:two", null), link("q:two", "p:one", null));
        var bound = run("then", "first", "US");
        var apart = sound(problem(sites, links, run("first", null, "DE"), bound));
        assertThat(apart.objectiveNanoUsd()).isEqualTo(60 * (10_000_000L + 60_000_000L) + 30 * 5 * 40_000_000L);
        assertThat(apart.boundNanoUsd()).isBetween(apart.objectiveNanoUsd() - SPARE, apart.objectiveNanoUsd());
        var together = sound(problem(sites, links, run("first", null, null), bound));
        assertThat(together.objectiveNanoUsd()).isEqualTo(60 * 2 * 60_000_000L);
        assertThat(together.boundNanoUsd()).isBetween(together.objectiveNanoUsd() - SPARE, together.objectiveNanoUsd());
    }

    @Test
    void gigabytesOfTheFirstTierCostWhatTheyCost() {
        // a hundred times a month three hours of two vCPU: 6 USD away, 20.01 USD at the data
        var sites = List.of(
                site("p:data", "DE", 33_350_000, 33_350_000, 33_350_000),
                site("q:away", "US", 10_000_000, 10_000_000, 10_000_000));
        var links = List.of(link("p:data", "q:away", "tiers"), link("q:away", "p:data", null));
        var problem = new PlacementProblem(
                new Horizon(Problems.START, 60, 3),
                Weights.MONEY_ONLY,
                sites,
                links,
                List.of(reader("fixed", 1_000, "US"), reader("free", 2_000, null)),
                List.of(),
                List.of(new TierPool(
                        "tiers", 0, List.of(new TierPool.Step(0, 90_000_000), new TierPool.Step(200_000, 60_000_000)))),
                List.of());
        var plan = sound(problem);
        // 100 GB at 0.09 USD, and who may choose stays; at one price for all 300 GB, 0.08 USD, only 8 USD would be
        // counted
        assertThat(plan.objectiveNanoUsd()).isEqualTo(6_000_000_000L + 9_000_000_000L + 20_010_000_000L);
        assertThat(plan.boundNanoUsd()).isBetween(plan.objectiveNanoUsd() - 1_000, plan.objectiveNanoUsd());
        assertThat(plan.proofCases()).hasSize(2);
        var one = new Plan(
                plan.assignments(),
                plan.infeasible(),
                plan.objectiveNanoUsd(),
                plan.boundNanoUsd(),
                plan.prices(),
                plan.budgetPrices(),
                plan.iterations(),
                plan.seed(),
                plan.stopReason(),
                plan.weights(),
                List.of(),
                plan.proofCases().subList(0, 1));
        assertThat(PlanCheck.of(problem, one).errors())
                .singleElement()
                .asString()
                .contains("leave volumes out");
    }

    private static Plan sound(PlacementProblem problem) {
        var engine = new PlacementEngine(problem);
        var plan = engine.plan(OPTIONS);
        assertThat(PlanCheck.of(problem, plan).errors()).isEmpty();
        assertThat(engine.provenBound(plan)).isEqualTo(plan.boundNanoUsd());
        return plan;
    }

    private static CandidateSite site(String id, String country, long... hourly) {
        return new CandidateSite(
                id,
                id.substring(0, id.indexOf(':')),
                country,
                1000,
                Series.of(hourly),
                Series.flat(hourly.length, 0),
                Series.flat(hourly.length, 0),
                Series.flat(hourly.length, 0),
                null);
    }

    private static Link link(String from, String to, @Nullable String pool) {
        return new Link(from, to, 1_000L, 40_000_000L, pool, null);
    }

    private static PlacementProblem problem(List<CandidateSite> sites, List<Link> links, Candidate... all) {
        return Problems.problem(Weights.MONEY_ONLY, sites, links, all);
    }

    /** An hour of two vCPU, within three. */
    private static Candidate run(String id, @Nullable String after, @Nullable String country) {
        return new Candidate(
                id,
                Candidate.Kind.BATCH,
                new Demand(2000, 0, 0, 0),
                1,
                0,
                3,
                30_000,
                List.of(),
                List.of(),
                0,
                null,
                null,
                within(country),
                new Shape(
                        1, false, 0, 0, 1, false, after == null ? List.of() : List.of(new Predecessor(after, 5_000))));
    }

    /** Three hours of two vCPU, a hundred times a month. */
    private static Candidate reader(String id, long megabytes, @Nullable String country) {
        return new Candidate(
                id,
                Candidate.Kind.BATCH,
                new Demand(2000, 0, 0, 0),
                3,
                0,
                3,
                100_000,
                List.of(new DataNeed("p:data", megabytes, 0)),
                List.of(),
                0,
                null,
                null,
                within(country));
    }

    private static Limits within(@Nullable String country) {
        return new Limits(
                null, country == null ? List.of() : List.of(country), List.of(), List.of(), null, null, null, null);
    }
}
