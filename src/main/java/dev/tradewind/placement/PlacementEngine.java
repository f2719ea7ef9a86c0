package dev.tradewind.placement;

import dev.tradewind.placement.explanation.Assessor;
import dev.tradewind.placement.explanation.Relaxations;
import dev.tradewind.placement.quick.QuickChoice;
import dev.tradewind.placement.search.Certificate;
import dev.tradewind.placement.search.Copies;
import dev.tradewind.placement.search.PlanSearch;
import dev.tradewind.placement.search.ReplicaSearch;
import org.jspecify.annotations.Nullable;

/**
 * A problem goes in, a plan comes out, or one decision. Built once per problem; safe to share between threads, since
 * nothing in it changes.
 */
public final class PlacementEngine {
    private final PlacementProblem whole;
    private final PlacementProblem problem;
    private final Assessor assessor;
    private final QuickChoice quick;

    /** Where the problem offers copies of data, all but {@link #plan} looks at those that are there today. */
    public PlacementEngine(PlacementProblem problem) {
        whole = problem;
        this.problem = Copies.today(problem);
        assessor = new Assessor(this.problem);
        quick = new QuickChoice(this.problem, assessor);
    }

    /** Plans every workload of the problem together, and which of the offered copies of data are there. */
    public Plan plan(SearchOptions options) {
        return !whole.replicas().isEmpty()
                ? new ReplicaSearch(whole, options).run()
                : new PlanSearch(problem, assessor).run(options, null);
    }

    /** Plans, and keeps all that was worked out: the loss of a site is then answered at once. */
    public StandingPlan stand(SearchOptions options) {
        return new PlanSearch(problem, assessor).stand(options);
    }

    /**
     * Plans again after something changed. What still holds of the earlier plan and its prices are the start; the result is
     * never worse than that start. An earlier plan that is feasible as a whole is thus an upper limit of the new one.
     */
    public Plan replan(Plan earlier, SearchOptions options) {
        return new PlanSearch(problem, assessor).run(options, earlier);
    }

    /** Decides for one workload alone, on the capacity that the problem states as free. */
    public Decision decide(Candidate workload) {
        var assessment = assessor.assess(workload);
        if (assessment.feasible() == 0) {
            return new Decision(null, Relaxations.of(workload, assessor));
        }
        var choice = assessment.best().getFirst().best();
        return new Decision(
                new Assignment(workload.id(), choice, assessor.today(workload), assessment.explain(choice)), null);
    }

    /**
     * The choice of {@link #decide} without its reasons, in a small part of its time.
     *
     * @param room what is left at the sites right now
     * @return null when no site takes it; {@link #decide} says why
     */
    public @Nullable Choice choose(Candidate workload, Room room) {
        return quick.best(workload, room);
    }

    /** Whether any site would take this workload if it were alone. */
    public boolean admits(Candidate workload) {
        return assessor.admits(workload);
    }

    /** The bound that a plan's prices prove, recomputed from the problem. */
    public long provenBound(Plan plan) {
        var relaxed = whole.replicas().isEmpty() ? problem : Copies.relaxed(whole);
        return Certificate.bound(relaxed, whole.replicas().isEmpty() ? assessor : new Assessor(relaxed), plan);
    }
}
