package dev.tradewind.placement;

import static dev.tradewind.placement.Problems.START;
import static dev.tradewind.placement.Problems.batch;
import static dev.tradewind.placement.Problems.service;
import static dev.tradewind.placement.Problems.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.check.PlanCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules that tie workloads together, the round trip to data, outages and spot: each holds, and each says why. */
class SharedRulesTest {
    private static final int SLOTS = 6;
    private static final Series CLEAN = Series.flat(SLOTS, 100_000);
    private static final CandidateSite CHEAP = site("aws:de", "DE", 10_000_000, CLEAN, null);
    private static final CandidateSite DEAR = site("gcp:us", "US", 90_000_000, CLEAN, null);
    private static final Weights NO_WEIGHTS = new Weights(0, 0, 0, 12);

    private static Plan plan(
            List<CandidateSite> sites,
            List<Link> links,
            List<Budget> budgets,
            List<Together> together,
            Candidate... all) {
        var problem = new PlacementProblem(
                new Horizon(START, 60, SLOTS), NO_WEIGHTS, sites, links, List.of(all), budgets, List.of(), together);
        var plan = new PlacementEngine(problem).plan(SearchOptions.of(40));
        assertThat(PlanCheck.of(problem, plan).errors()).isEmpty();
        return plan;
    }

    private static Assignment of(Plan plan, String workload) {
        return plan.assignments().stream()
                .filter(placed -> placed.workload().equals(workload))
                .findFirst()
                .orElseThrow();
    }

    private static Candidate after(Candidate run, String... before) {
        return new Candidate(
                run.id(),
                run.kind(),
                run.demand(),
                run.durationSlots(),
                run.earliestSlot(),
                run.deadlineSlot(),
                run.timesPerMonthPerMille(),
                run.data(),
                run.users(),
                run.movingMegabytes(),
                run.currentSite(),
                run.currentStart(),
                run.limits(),
                new Shape(
                        1,
                        false,
                        0,
                        0,
                        1,
                        false,
                        java.util.Arrays.stream(before)
                                .map(id -> new Predecessor(id, 0))
                                .toList()));
    }

    @Test
    void theDeadlineOfWhatComesLastHoldsForAllThatComesBeforeIt() {
        // Slot 4 would be the cheapest start of the first, but then the last misses its deadline.
        var prices = Series.of(new long[] {90, 90, 90, 90, 1, 90});
        var here = new CandidateSite(
                "aws:de", "aws", "DE", 1000, prices, Series.flat(SLOTS, 0), Series.flat(SLOTS, 0), CLEAN, null);
        var plan = plan(
                List.of(here),
                List.of(),
                List.of(),
                List.of(),
                batch("a", 1, 0, 6, Limits.NONE),
                after(batch("b", 1, 0, 6, Limits.NONE), "a"),
                after(batch("c", 1, 0, 3, Limits.NONE), "b"));
        assertThat(of(plan, "a").choice().startSlot()).isZero();
        assertThat(of(plan, "b").choice().startSlot()).isEqualTo(1);
        assertThat(of(plan, "c").choice().startSlot()).isEqualTo(2);
    }

    @Test
    void aChainThatCannotMeetItsLastDeadlineSaysSo() {
        var plan = plan(
                List.of(CHEAP),
                List.of(),
                List.of(),
                List.of(),
                batch("a", 2, 0, 6, Limits.NONE),
                after(batch("b", 2, 0, 3, Limits.NONE), "a"));
        assertThat(plan.infeasible()).extracting(none -> none.binding().rule()).contains("chain");
        assertThat(plan.infeasible())
                .allSatisfy(none -> assertThat(none.binding().kind()).isEqualTo(Refusal.Kind.NOT_NOW));
    }

    @Test
    void affinityPutsAllAtOneSite() {
        var pinned = new Limits(null, List.of("US"), List.of(), List.of(), null, null, null, null);
        var plan = plan(
                List.of(CHEAP, DEAR),
                List.of(),
                List.of(),
                List.of(new Together("pair", Together.Kind.SAME_SITE, List.of("a", "b"), 0)),
                service("a", List.of(), pinned),
                service("b", List.of(), Limits.NONE));
        assertThat(of(plan, "b").choice().site()).isEqualTo("gcp:us");
    }

    @Test
    void affinityThatNoSiteMeetsNamesItsGroup() {
        var de = new Limits(null, List.of("DE"), List.of(), List.of(), null, null, null, null);
        var us = new Limits(null, List.of("US"), List.of(), List.of(), null, null, null, null);
        var plan = plan(
                List.of(CHEAP, DEAR),
                List.of(),
                List.of(),
                List.of(new Together("pair", Together.Kind.SAME_SITE, List.of("a", "b"), 0)),
                service("a", List.of(), de),
                service("b", List.of(), us));
        assertThat(plan.infeasible())
                .singleElement()
                .satisfies(none -> assertThat(none.binding())
                        .isEqualTo(new Refusal(
                                "same-site",
                                Refusal.Kind.NOT_NOW,
                                null,
                                null,
                                "the others of 'pair' stand elsewhere")));
    }

    @Test
    void antiAffinityNeverSharesASiteAndSaysWhoStandsThere() {
        var apart = List.of(new Together("apart", Together.Kind.DIFFERENT_SITES, List.of("a", "b"), 0));
        var plan = plan(
                List.of(CHEAP, DEAR),
                List.of(),
                List.of(),
                apart,
                service("a", List.of(), Limits.NONE),
                service("b", List.of(), Limits.NONE));
        assertThat(of(plan, "a").choice().site())
                .isNotEqualTo(of(plan, "b").choice().site());
        var one = plan(
                List.of(CHEAP),
                List.of(),
                List.of(),
                apart,
                service("a", List.of(), Limits.NONE),
                service("b", List.of(), Limits.NONE));
        assertThat(one.infeasible())
                .singleElement()
                .satisfies(none -> assertThat(none.binding())
                        .isEqualTo(new Refusal(
                                "different-sites", Refusal.Kind.NOT_NOW, null, null, "others of 'apart' stand there")));
    }

    @Test
    void spreadCountsByFaultDomainAndNamesTheNumber() {
        var inOne = new CandidateSite(
                "aws:de-a",
                "aws",
                "DE",
                1200,
                Series.flat(SLOTS, 10),
                Series.flat(SLOTS, 0),
                Series.flat(SLOTS, 0),
                CLEAN,
                null,
                null,
                "de",
                null,
                null);
        var sameDomain = new CandidateSite(
                "aws:de-b",
                "aws",
                "DE",
                1200,
                Series.flat(SLOTS, 10),
                Series.flat(SLOTS, 0),
                Series.flat(SLOTS, 0),
                CLEAN,
                null,
                null,
                "de",
                null,
                null);
        var spread = List.of(new Together("tier", Together.Kind.SPREAD, List.of("a", "b"), 1));
        var plan = plan(
                List.of(inOne, sameDomain, DEAR),
                List.of(),
                List.of(),
                spread,
                service("a", List.of(), Limits.NONE),
                service("b", List.of(), Limits.NONE));
        assertThat(plan.assignments())
                .extracting(placed -> placed.choice().site())
                .contains("gcp:us");
        var one = plan(
                List.of(inOne, sameDomain),
                List.of(),
                List.of(),
                spread,
                service("a", List.of(), Limits.NONE),
                service("b", List.of(), Limits.NONE));
        assertThat(one.infeasible())
                .singleElement()
                .satisfies(none -> assertThat(none.binding())
                        .isEqualTo(new Refusal("spread", Refusal.Kind.NOT_NOW, 2L, 1L, "of 'tier' in a fault domain")));
    }

    @Test
    void aBudgetOfAnyKindHoldsForAllTogetherAndSaysWhatIsLeft() {
        var alone = plan(List.of(CHEAP), List.of(OUT), List.of(), List.of(), writing("a"), writing("b"));
        var terms = of(alone, "a").choice().terms();
        for (var kind : Budget.Kind.values()) {
            var each = switch (kind) {
                case BILLED -> terms.billedNanoUsd();
                case CARBON -> terms.carbonMilligrams();
                case EGRESS -> terms.egressNanoUsd();
            };
            var enough = plan(
                    List.of(CHEAP),
                    List.of(OUT),
                    List.of(new Budget("b", kind, 2 * each, List.of(), List.of())),
                    List.of(),
                    writing("a"),
                    writing("b"));
            assertThat(enough.infeasible()).as("%s", kind).isEmpty();
            var short1 = plan(
                    List.of(CHEAP),
                    List.of(OUT),
                    List.of(new Budget("b", kind, 2 * each - 1, List.of(), List.of())),
                    List.of(),
                    writing("a"),
                    writing("b"));
            assertThat(short1.infeasible()).as("%s", kind).singleElement().satisfies(none -> {
                assertThat(none.binding().rule()).isEqualTo("budget");
                assertThat(none.binding().asked()).isEqualTo(each);
                assertThat(none.binding().available()).isEqualTo(each - 1);
                assertThat(none.binding().unit()).endsWith("of budget 'b'");
            });
        }
    }

    private static final Link OUT = new Link("aws:de", Link.INTERNET, null, 90_000_000L);

    private static Candidate writing(String id) {
        var run = batch(id, 2, 0, 6, Limits.NONE);
        return new Candidate(
                id,
                run.kind(),
                run.demand(),
                2,
                0,
                6,
                30_000,
                List.of(new DataNeed(Link.INTERNET, 0, 5_000)),
                List.of(),
                0,
                null,
                null,
                Limits.NONE);
    }

    private static final Limits NEAR_DATA = new Limits(null, List.of(), List.of(), List.of(), null, 5_000L, null, null);

    private static Candidate reading(Limits limits) {
        var run = batch("etl", 1, 0, 6, limits);
        return new Candidate(
                "etl",
                run.kind(),
                run.demand(),
                1,
                0,
                6,
                30_000,
                List.of(new DataNeed("gcp:us", 1_000, 0)),
                List.of(),
                0,
                null,
                null,
                limits);
    }

    @Test
    void whoWaitsForItsDataStaysWithinTheirRoundTrip() {
        var links = List.of(new Link("aws:de", "gcp:us", 90_000L, 1L), new Link("gcp:us", "aws:de", 90_000L, 1L));
        var plan = plan(List.of(CHEAP, DEAR), links, List.of(), List.of(), reading(NEAR_DATA));
        assertThat(of(plan, "etl").choice().site()).isEqualTo("gcp:us");
        assertThat(of(plan, "etl").explanation().filtered())
                .containsExactly(new FilterCount("data-rtt", Refusal.Kind.NEVER, 1, "aws:de", 5_000L, 90_000L, "µs"));
    }

    @Test
    void aRoundTripToDataThatNobodyKnowsIsUnknownAndNotNear() {
        var links = List.of(new Link("gcp:us", "aws:de", null, 1L));
        var plan = plan(List.of(CHEAP), links, List.of(), List.of(), reading(NEAR_DATA));
        assertThat(plan.infeasible())
                .singleElement()
                .satisfies(none -> assertThat(none.binding())
                        .isEqualTo(new Refusal("data-rtt", Refusal.Kind.UNKNOWN, 5_000L, null, "µs to gcp:us")));
    }

    @Test
    void nothingRunsWhereItIsDarkOrOverALinkThatIsDown() {
        var dark = CHEAP.gone();
        var plan = plan(List.of(dark, DEAR), List.of(), List.of(), List.of(), batch("a", 1, 0, 6, Limits.NONE));
        assertThat(of(plan, "a").explanation().filtered())
                .containsExactly(new FilterCount(
                        "site-lost", Refusal.Kind.NOT_NOW, 1, "aws:de", null, null, "the site is lost"));
        var down = new Link("gcp:us", "aws:de", 1L, 1L, null, true);
        var cut = plan(List.of(CHEAP, DEAR), List.of(down), List.of(), List.of(), reading(Limits.NONE));
        assertThat(of(cut, "etl").choice().site()).isEqualTo("gcp:us");
        assertThat(of(cut, "etl").explanation().filtered())
                .extracting(FilterCount::rule)
                .containsExactly("link-lost");
    }

    @Test
    void noCeilingIsHeldAgainstTheAverageOfAGridThatHasFallenSilent() {
        var silent = new CandidateSite(
                "aws:de",
                "aws",
                "DE",
                1200,
                CHEAP.vcpuNanoUsdPerHour(),
                CHEAP.gibNanoUsdPerHour(),
                CHEAP.gpuNanoUsdPerHour(),
                CLEAN,
                null,
                null,
                null,
                null,
                true);
        var below = new Limits(500_000L, List.of(), List.of(), List.of(), null, null, null, null);
        var plan = plan(
                List.of(silent, DEAR),
                List.of(),
                List.of(),
                List.of(),
                batch("a", 1, 0, 6, below),
                service("b", List.of(), below),
                batch("c", 1, 0, 6, Limits.NONE));
        assertThat(List.of("a", "b", "c"))
                .extracting(id -> of(plan, id).choice().site())
                .containsExactly("gcp:us", "gcp:us", "aws:de");
        assertThat(of(plan, "a").explanation().filtered())
                .containsExactly(
                        new FilterCount("carbon", Refusal.Kind.UNKNOWN, 1, "aws:de", 500_000L, null, "mg CO2e/kWh"));
    }

    @Test
    void spotIsOnlyForWhoAllowsIt() {
        var half = new Spot(Series.flat(SLOTS, 500), Series.flat(SLOTS, 0));
        var cheap = new CandidateSite(
                "aws:de",
                "aws",
                "DE",
                1200,
                CHEAP.vcpuNanoUsdPerHour(),
                CHEAP.gibNanoUsdPerHour(),
                CHEAP.gpuNanoUsdPerHour(),
                CLEAN,
                null,
                half,
                null,
                null,
                null);
        var strict = batch("strict", 1, 0, 6, Limits.NONE);
        var lax = new Candidate(
                "lax",
                strict.kind(),
                strict.demand(),
                1,
                0,
                6,
                30_000,
                List.of(),
                List.of(),
                0,
                null,
                null,
                Limits.NONE,
                new Shape(1, false, 0, 0, 1, true, List.of()));
        var plan = plan(List.of(cheap), List.of(), List.of(), List.of(), strict, lax);
        assertThat(of(plan, "strict").choice().spot()).isFalse();
        assertThat(of(plan, "lax").choice().spot()).isTrue();
    }
}
