package dev.tradewind.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.check.PlanCheck;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which network carries the bytes of a choice, and where its state is left. */
class NetworkPathsTest {
    private static final Weights WEIGHTS = new Weights(0, 0, 0, 12);
    private static final CandidateSite HERE = Problems.site("a:here", "DE", 10_000_000, Series.flat(4, 100), null);
    private static final CandidateSite THERE = Problems.site("b:there", "FR", 10_000_000, Series.flat(4, 100), null);
    private static final NetworkPath LINE = new NetworkPath("fra line", NetworkPath.Kind.PRIVATE, 2_000L, 20_000_000L);

    @Test
    void takesTheCheapestPath() {
        var placed = only(read(null), link(50_000, 90_000_000).over(NetworkPath.Kind.INTERNET, List.of(LINE)));
        assertThat(placed.choice().ways())
                .containsExactly(new Way("b:there", "a:here", "fra line", false, 1000, 20_000_000, 2_000L));
        assertThat(placed.choice().terms().egressNanoUsd()).isEqualTo(30 * 20_000_000L);
    }

    @Test
    void takesADearerPathWhereTheCheapestIsTooSlow() {
        var slow = new NetworkPath("sea", NetworkPath.Kind.TRANSIT, 80_000L, 1_000_000L);
        var near = new Limits(null, List.of(), List.of(), List.of(), null, 10_000L, null, "a:here");
        var placed = only(
                job(near, new DataNeed("b:there", 1000, 0)),
                link(50_000, 90_000_000).over(NetworkPath.Kind.INTERNET, List.of(slow, LINE)));
        assertThat(placed.choice().ways()).extracting(Way::path).containsExactly("fra line");
    }

    @Test
    void keepsToTheNetworksThatItsDataMayUse() {
        var onlyPrivate = new DataRules(List.of(NetworkPath.Kind.PRIVATE), List.of(), List.of(), null);
        var dear = new NetworkPath("dear line", NetworkPath.Kind.PRIVATE, 2_000L, 200_000_000L);
        var over = link(5_000, 1_000_000).over(NetworkPath.Kind.INTERNET, List.of(dear));
        assertThat(only(read(onlyPrivate), over).choice().ways())
                .extracting(Way::path)
                .containsExactly("dear line");
        assertThat(refused(read(onlyPrivate), link(5_000, 1_000_000)).unit())
                .isEqualTo("no private link between it and the data at b:there");
    }

    @Test
    void leavesItsStateWhereItIsCheapestAndAllowed() {
        var back = new Link("a:here", "b:there", 9_000L, 80_000_000L);
        var toHere = new DataRules(List.of(), List.of("a:here"), List.of(), null);
        var written = new DataNeed("b:there", 0, 1000, List.of(), toHere);
        assertThat(only(job(pinned(), written), back).choice().ways())
                .containsExactly(new Way("a:here", "a:here", Way.INSIDE, true, 1000, 0, 0L));
        var french = new DataRules(List.of(), List.of("a:here"), List.of("FR"), null);
        assertThat(only(job(pinned(), new DataNeed("b:there", 0, 1000, List.of(), french)), back)
                        .choice()
                        .ways())
                .containsExactly(new Way("a:here", "b:there", "direct", true, 1000, 80_000_000, 9_000L));
    }

    @Test
    void refusesWhereNothingMayHoldTheState() {
        var swiss = new DataRules(List.of(), List.of("a:here"), List.of("CH"), null);
        var refused = refused(
                job(pinned(), new DataNeed("b:there", 0, 1000, List.of(), swiss)),
                new Link("a:here", "b:there", 9_000L, 80_000_000L));
        assertThat(refused.rule()).isEqualTo("state-residency");
    }

    @Test
    void aCommitThatMayGoToOneOfTwoPlacesIsHeldToTheNearer() {
        var waits = new DataRules(List.of(), List.of("a:here"), List.of(), 1_000L);
        var need = new DataNeed("b:there", 0, 1000, List.of(), waits);
        assertThat(only(job(pinned(), need), new Link("a:here", "b:there", 9_000L, 0L))
                        .choice()
                        .ways())
                .extracting(Way::to)
                .containsExactly("a:here");
        var far = new DataRules(List.of(), List.of(), List.of(), 1_000L);
        var refused = refused(
                job(pinned(), new DataNeed("b:there", 0, 1000, List.of(), far)),
                new Link("a:here", "b:there", 9_000L, 0L));
        assertThat(refused.rule()).isEqualTo("synchronous-commit");
        assertThat(refused.asked()).isEqualTo(1_000L);
        assertThat(refused.available()).isEqualTo(9_000L);
    }

    @Test
    void theCheckerSeesAPathThatIsNotTheRightOne() {
        var problem = problem(read(null), link(50_000, 90_000_000).over(NetworkPath.Kind.INTERNET, List.of(LINE)));
        var plan = new PlacementEngine(problem).plan(SearchOptions.of(10));
        assertThat(PlanCheck.of(problem, plan).errors()).isEmpty();
        var own = plan.assignments().getFirst();
        var choice = own.choice();
        var wrong = new Choice(choice.site(), choice.startSlot(), choice.terms(), choice.pieces(), false, List.of());
        var bent = new Plan(
                List.of(new Assignment(own.workload(), wrong, own.today(), own.explanation())),
                plan.infeasible(),
                plan.objectiveNanoUsd(),
                plan.boundNanoUsd(),
                plan.prices(),
                plan.budgetPrices(),
                plan.iterations(),
                plan.seed(),
                plan.stopReason(),
                plan.weights());
        assertThat(PlanCheck.of(problem, bent).errors())
                .singleElement()
                .asString()
                .contains("fra line");
    }

    private static Candidate read(@org.jspecify.annotations.Nullable DataRules rules) {
        return job(pinned(), new DataNeed("b:there", 1000, 0, List.of(), rules));
    }

    private static Limits pinned() {
        return new Limits(null, List.of(), List.of(), List.of(), null, null, null, "a:here");
    }

    private static Candidate job(Limits limits, DataNeed need) {
        return Problems.batch("job", 1, 0, 4, limits).reading(List.of(need));
    }

    private static Link link(long rttMicros, long nanoUsd) {
        return new Link("b:there", "a:here", rttMicros, nanoUsd);
    }

    private static PlacementProblem problem(Candidate job, Link link) {
        return Problems.problem(WEIGHTS, List.of(HERE, THERE), List.of(link), job);
    }

    /** Of the site to which it is pinned. */
    private static FilterCount refused(Candidate job, Link link) {
        var infeasible = new PlacementEngine(problem(job, link)).decide(job).refused();
        assertThat(infeasible).isNotNull();
        return infeasible.explanation().filtered().stream()
                .filter(count -> count.nearestSite().equals("a:here"))
                .findFirst()
                .orElseThrow();
    }

    private static Assignment only(Candidate job, Link link) {
        var engine = new PlacementEngine(problem(job, link));
        var placed = engine.decide(job).placed();
        assertThat(placed).isNotNull();
        assertThat(engine.choose(job, Room.STATED)).isEqualTo(placed.choice());
        assertThat(engine.plan(SearchOptions.of(10)).assignments().getFirst().choice())
                .isEqualTo(placed.choice());
        return placed;
    }
}
