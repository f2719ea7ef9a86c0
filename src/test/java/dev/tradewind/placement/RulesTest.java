package dev.tradewind.placement;

import static dev.tradewind.placement.Problems.batch;
import static dev.tradewind.placement.Problems.problem;
import static dev.tradewind.placement.Problems.service;
import static dev.tradewind.placement.Problems.site;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.check.PlanCheck;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One test per rule: who is refused, with which numbers, and what would free it. */
class RulesTest {
    private static final Series DIRTY_THEN_CLEAN = Series.of(400_000, 400_000, 120_000, 120_000, 300_000, 400_000);
    private static final Series CLEAN = Series.flat(6, 50_000);
    private static final CandidateSite DE = site("aws:de", "DE", 30_000_000, DIRTY_THEN_CLEAN, null);
    private static final CandidateSite US = site("gcp:us", "US", 20_000_000, CLEAN, null);

    @Test
    void waitsForHoursBelowTheCarbonCeiling() {
        var decision = decide(List.of(DE), List.of(), batch("train", 2, 0, 6, carbon(150_000)));
        assertThat(Objects.requireNonNull(decision.placed()).choice().startSlot())
                .isEqualTo(2);
    }

    @Test
    void namesTheCeilingThatWouldSuffice() {
        var refused = refused(decide(List.of(DE), List.of(), batch("train", 3, 0, 6, carbon(150_000))));
        assertThat(refused.binding())
                .isEqualTo(new Refusal("carbon", Refusal.Kind.NOT_NOW, 150_000L, 300_000L, "mg CO2e/kWh"));
        assertThat(refused.relaxations())
                .containsExactly(new Relaxation("carbon", 150_000L, 300_000L, "mg CO2e/kWh", "aws:de"));
    }

    @Test
    void aServiceIsHeldToItsMean() {
        var refused = refused(decide(List.of(DE), List.of(), service("shop", List.of(), carbon(200_000))));
        assertThat(refused.binding())
                .isEqualTo(new Refusal(
                        "carbon", Refusal.Kind.NEVER, 200_000L, 290_000L, "mg CO2e/kWh as the mean of the horizon"));
    }

    @Test
    void staysWithinItsJurisdiction() {
        var limits = new Limits(null, List.of("DE"), List.of(), List.of(), null, null, null, null);
        var placed = Objects.requireNonNull(decide(List.of(DE, US), List.of(), service("crm", List.of(), limits))
                .placed());
        assertThat(placed.choice().site()).isEqualTo("aws:de");
        assertThat(placed.explanation().filtered())
                .containsExactly(
                        new FilterCount("jurisdiction", Refusal.Kind.NEVER, 1, "gcp:us", null, null, "country US"));
    }

    @Test
    void usesAllowedProvidersAndNeverDeniedOnes() {
        var only = new Limits(null, List.of(), List.of("aws"), List.of(), null, null, null, null);
        var never = new Limits(null, List.of(), List.of(), List.of("gcp"), null, null, null, null);
        for (var limits : List.of(only, never)) {
            var placed = decide(List.of(DE, US), List.of(), service("crm", List.of(), limits))
                    .placed();
            assertThat(Objects.requireNonNull(placed).choice().site()).isEqualTo("aws:de");
        }
    }

    @Test
    void saysHowFarTheNearestSiteIs() {
        var limits = new Limits(null, List.of(), List.of(), List.of(), 40_000L, null, null, null);
        var links = List.of(new Link("aws:de", "lagos", 95_000L, null), new Link("gcp:us", "lagos", 148_000L, null));
        var refused =
                refused(decide(List.of(DE, US), links, service("api", List.of(new UserShare("lagos", 1000)), limits)));
        assertThat(refused.nearestSite()).isEqualTo("aws:de");
        assertThat(refused.binding()).isEqualTo(new Refusal("user-rtt", Refusal.Kind.NEVER, 40_000L, 95_000L, "µs"));
        assertThat(refused.explanation().filtered().getFirst().sites()).isEqualTo(2);
    }

    @Test
    void aPromiseToAShareOfTheUsersIsKeptForThatShareAndNoMore() {
        var users = List.of(new UserShare("lagos", 700), new UserShare("sydney", 300));
        var links = List.of(
                new Link("aws:de", "lagos", 95_000L, null),
                new Link("aws:de", "sydney", 290_000L, null),
                new Link("gcp:us", "lagos", 148_000L, null),
                new Link("gcp:us", "sydney", 210_000L, null));
        var seventy = Limits.NONE.promising(new Limits.Promise(100_000, 700));
        var more = Limits.NONE.promising(new Limits.Promise(100_000, 701));

        var placed =
                decide(List.of(DE, US), links, service("api", users, seventy)).placed();
        var refused = refused(decide(List.of(DE, US), links, service("api", users, more)));

        assertThat(Objects.requireNonNull(placed).choice().site()).isEqualTo("aws:de");
        assertThat(refused.nearestSite()).isEqualTo("gcp:us");
        assertThat(refused.binding())
                .isEqualTo(new Refusal(
                        "user-share-rtt", Refusal.Kind.NEVER, 100_000L, 210_000L, "µs for 70.1 % of the users"));
    }

    @Test
    void theCheckOfPlansFindsAPromiseThatIsNotKept() {
        var users = List.of(new UserShare("lagos", 700), new UserShare("sydney", 300));
        var links = List.of(new Link("aws:de", "lagos", 95_000L, null), new Link("aws:de", "sydney", 290_000L, null));
        var kept = problem(
                Weights.MONEY_ONLY,
                List.of(DE),
                links,
                service("api", users, Limits.NONE.promising(new Limits.Promise(100_000, 700))));
        var broken = problem(
                Weights.MONEY_ONLY,
                List.of(DE),
                links,
                service("api", users, Limits.NONE.promising(new Limits.Promise(100_000, 701))));
        var plan = new PlacementEngine(kept).plan(SearchOptions.of(10));

        assertThat(PlanCheck.of(kept, plan).errors()).isEmpty();
        assertThat(PlanCheck.of(broken, plan).errors())
                .anyMatch(error -> error.contains("promised to a share of the users"));
    }

    @Test
    void aRoundTripThatNobodyKnowsIsNotNear() {
        var limits = new Limits(null, List.of(), List.of(), List.of(), 40_000L, null, null, null);
        var refused =
                refused(decide(List.of(DE), List.of(), service("api", List.of(new UserShare("lagos", 1000)), limits)));
        assertThat(refused.binding().kind()).isEqualTo(Refusal.Kind.UNKNOWN);
        assertThat(refused.relaxations()).isEmpty();
    }

    @Test
    void aForecastThatEndsBeforeTheDeadlineIsUnknown() {
        var ends = DIRTY_THEN_CLEAN.with(4, Long.MIN_VALUE).with(5, Long.MIN_VALUE);
        var late = batch("late", 2, 4, 6, Limits.NONE);
        var refused = refused(decide(List.of(site("aws:de", "DE", 1, ends, null)), List.of(), late));
        assertThat(refused.binding())
                .isEqualTo(new Refusal(
                        "known-signals", Refusal.Kind.UNKNOWN, 2L, 0L, "slots with known price and carbon"));
    }

    @Test
    void aRunMustFitItsWindow() {
        var refused = refused(decide(List.of(DE), List.of(), batch("long", 4, 1, 4, Limits.NONE)));
        assertThat(refused.binding())
                .isEqualTo(new Refusal("window", Refusal.Kind.NOT_NOW, 4L, 5L, "slot of the deadline"));
    }

    @Test
    void moreThanASiteEverHasIsNeverAndALessBusyHourIsNotNow() {
        var small = site("edge:a", "DE", 1, CLEAN, Problems.vcpus(6, 1000));
        var busy = site(
                "edge:b",
                "DE",
                1,
                CLEAN,
                new Capacity(Series.of(0, 0, 0, 0, 0, 2000), Series.flat(6, 1 << 20), Series.flat(6, 0)));
        assertThat(refused(decide(List.of(small), List.of(), batch("w", 2, 0, 6, Limits.NONE)))
                        .binding())
                .isEqualTo(new Refusal("capacity-vcpu", Refusal.Kind.NEVER, 2000L, 1000L, "thousandths of a vCPU"));
        assertThat(refused(decide(List.of(busy), List.of(), batch("w", 2, 0, 6, Limits.NONE)))
                        .binding())
                .isEqualTo(new Refusal("capacity-vcpu", Refusal.Kind.NOT_NOW, 2000L, 0L, "thousandths of a vCPU"));
    }

    @Test
    void dataHaveGravity() {
        var links = List.of(new Link("aws:de", "gcp:us", 90_000L, 90_000_000L));
        var reads = withData(batch("etl", 1, 0, 6, Limits.NONE), new DataNeed("aws:de", 100_000, 0));
        var placed =
                Objects.requireNonNull(decide(List.of(DE, US), links, reads).placed());
        assertThat(placed.choice().site()).isEqualTo("aws:de");
        // 100 GB at 0.09 USD, 30 times a month.
        assertThat(placed.explanation().best().get(1).terms().egressNanoUsd()).isEqualTo(270_000_000_000L);
        var copied =
                withData(batch("etl", 1, 0, 6, Limits.NONE), new DataNeed("aws:de", 100_000, 0, List.of("gcp:us")));
        assertThat(Objects.requireNonNull(decide(List.of(DE, US), links, copied).placed())
                        .choice()
                        .site())
                .isEqualTo("gcp:us");
    }

    @Test
    void whatStandsEquallyWellDoesNotMove() {
        var twin = site("aws:a", "DE", 30_000_000, CLEAN, null);
        var home = site("aws:b", "DE", 30_000_000, CLEAN, null);
        var stays = at(service("crm", List.of(), Limits.NONE), "aws:b");
        assertThat(Objects.requireNonNull(
                                decide(List.of(twin, home), List.of(), stays).placed())
                        .changes())
                .isFalse();
        var plan = new PlacementEngine(problem(Weights.MONEY_ONLY, List.of(twin, home), List.of(), stays))
                .plan(SearchOptions.of(5));
        assertThat(plan.assignments().getFirst().choice().site()).isEqualTo("aws:b");
        assertThat(plan.stopReason()).isEqualTo(Plan.StopReason.GAP);
    }

    private static Limits carbon(long milligrams) {
        return new Limits(milligrams, List.of(), List.of(), List.of(), null, null, null, null);
    }

    private static Decision decide(List<CandidateSite> sites, List<Link> links, Candidate workload) {
        return new PlacementEngine(problem(Weights.MONEY_ONLY, sites, links)).decide(workload);
    }

    private static Infeasible refused(Decision decision) {
        assertThat(decision.placed()).isNull();
        return Objects.requireNonNull(decision.refused());
    }

    private static Candidate withData(Candidate w, DataNeed need) {
        return new Candidate(
                w.id(),
                w.kind(),
                w.demand(),
                w.durationSlots(),
                w.earliestSlot(),
                w.deadlineSlot(),
                w.timesPerMonthPerMille(),
                List.of(need),
                w.users(),
                0,
                null,
                null,
                w.limits());
    }

    private static Candidate at(Candidate w, String site) {
        return new Candidate(
                w.id(),
                w.kind(),
                w.demand(),
                w.durationSlots(),
                w.earliestSlot(),
                w.deadlineSlot(),
                w.timesPerMonthPerMille(),
                w.data(),
                w.users(),
                0,
                site,
                null,
                w.limits());
    }
}
