package dev.tradewind.placement;

import static dev.tradewind.placement.Problems.site;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules that keep a workload near to something: its place, its freeze, its couplings, its commits, its data. */
class HoldingRulesTest {
    private static final Series CLEAN = Series.flat(6, 50_000);
    private static final CandidateSite HOME = site("aws:de", "DE", 900, CLEAN, null);
    private static final CandidateSite CHEAP = site("gcp:us", "US", 1, CLEAN, null);
    private static final Link WAY = new Link("aws:de", "gcp:us", 90_000L, 90_000_000L);

    @Test
    void aPinnedWorkloadKeepsItsPlace() {
        assertThat(siteOf(run(limits("aws:de", null, null, null, List.of()), List.of())))
                .isEqualTo("aws:de");
    }

    @Test
    void aFrozenOneKeepsPlaceAndStartAndTheOthersAreNotNow() {
        var frozen = decide(run(limits(null, null, null, true, List.of()), List.of()));
        var placed = Objects.requireNonNull(frozen.placed());
        assertThat(placed.choice().site()).isEqualTo("aws:de");
        assertThat(placed.choice().startSlot()).isEqualTo(2);
        assertThat(placed.explanation().filtered())
                .containsExactly(new FilterCount(
                        "change-freeze", Refusal.Kind.NOT_NOW, 1, "gcp:us", null, null, "frozen at aws:de"));
    }

    @Test
    void aCouplingThatNothingReplacesHoldsAndOneWithAPriceIsPaid() {
        var priceless = new Coupling("queue", Coupling.Border.PROVIDER, null);
        assertThat(siteOf(run(limits(null, null, null, null, List.of(priceless)), List.of())))
                .isEqualTo("aws:de");
        var priced = new Coupling("queue", Coupling.Border.PROVIDER, 1200L);
        var moved = decide(run(limits(null, null, null, null, List.of(priced)), List.of()))
                .placed();
        assertThat(Objects.requireNonNull(moved).choice().site()).isEqualTo("gcp:us");
        assertThat(moved.choice().terms().movingNanoUsd()).isEqualTo(100);
    }

    @Test
    void whoCommitsToOnePlaceCannotLiveFarFromIt() {
        var commit = new Limits.Commit("aws:de", 5_000);
        var placed = Objects.requireNonNull(decide(run(limits(null, commit, null, null, List.of()), List.of()))
                .placed());
        assertThat(placed.choice().site()).isEqualTo("aws:de");
        assertThat(placed.explanation().filtered())
                .containsExactly(new FilterCount(
                        "synchronous-commit",
                        Refusal.Kind.NEVER,
                        1,
                        "gcp:us",
                        5_000L,
                        90_000L,
                        "µs for each commit at aws:de"));
    }

    @Test
    void egressOfAMonthHasACeilingOfItsOwn() {
        // 10 GB for 0.90 USD a run, 30 runs: 27 USD.
        var reads = List.of(new DataNeed("aws:de", 10_000, 0));
        assertThat(siteOf(run(limits(null, null, 27_000_000_000L, null, List.of()), reads)))
                .isEqualTo("gcp:us");
        var refused = Objects.requireNonNull(decide(run(limits(null, null, 26_999_999_999L, null, List.of()), reads))
                .placed());
        assertThat(refused.choice().site()).isEqualTo("aws:de");
        assertThat(refused.explanation().filtered())
                .containsExactly(new FilterCount(
                        "egress-month",
                        Refusal.Kind.NEVER,
                        1,
                        "gcp:us",
                        26_999_999_999L,
                        27_000_000_000L,
                        "nano-USD per month"));
    }

    private static Limits limits(
            @Nullable String pinned,
            Limits.@Nullable Commit commit,
            @Nullable Long monthly,
            @Nullable Boolean frozen,
            List<Coupling> couplings) {
        return new Limits(
                null, List.of(), List.of(), List.of(), null, null, null, pinned, null, monthly, commit, frozen,
                couplings, null);
    }

    private static Candidate run(Limits limits, List<DataNeed> data) {
        var dear = data.isEmpty() ? 2000 : 2_000_000;
        return new Candidate(
                "w",
                Candidate.Kind.BATCH,
                new Demand(dear * 1000L, 0, 0, 0),
                1,
                0,
                6,
                30_000,
                data,
                List.of(),
                0,
                "aws:de",
                2,
                limits);
    }

    private static Decision decide(Candidate workload) {
        var problem = Problems.problem(Weights.MONEY_ONLY, List.of(HOME, CHEAP), List.of(WAY), workload);
        return new PlacementEngine(problem).decide(workload);
    }

    private static String siteOf(Candidate workload) {
        return Objects.requireNonNull(decide(workload).placed()).choice().site();
    }
}
