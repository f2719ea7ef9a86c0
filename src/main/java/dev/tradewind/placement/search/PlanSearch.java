package dev.tradewind.placement.search;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.CellPrice;
import dev.tradewind.placement.Infeasible;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.SearchOptions;
import dev.tradewind.placement.explanation.Assessment;
import dev.tradewind.placement.explanation.Assessor;
import dev.tradewind.placement.explanation.Relaxations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Runs the search over a whole problem and writes its result down, with reasons. */
public final class PlanSearch {
    private final PlacementProblem problem;
    private final Assessor assessor;
    private final List<Assessment> assessments = new ArrayList<>();
    private final List<Infeasible> infeasible = new ArrayList<>();
    private final Space space;

    public PlanSearch(PlacementProblem problem, Assessor assessor) {
        this.problem = problem;
        this.assessor = assessor;
        for (var workload : problem.workloads()) {
            var assessment = assessor.assess(workload);
            if (assessment.options().isEmpty()) {
                infeasible.add(Relaxations.of(workload, assessor));
            } else {
                assessments.add(assessment);
            }
        }
        var entries = assessments.stream().map(this::entry).toArray(Entry[]::new);
        space = new Space(problem.sites(), problem.horizon().slots(), entries);
    }

    public Plan run(SearchOptions options) {
        var result = Search.run(space, options);
        var assignments = new ArrayList<Assignment>();
        var crowded = new ArrayList<Infeasible>(infeasible);
        for (var index = 0; index < space.entries.length; index++) {
            var pick = result.draft().picks()[index];
            var assessment = assessments.get(index);
            if (pick == null) {
                crowded.add(crowdedOut(index, result.draft()));
                continue;
            }
            var choice = pick.option().score().choice(pick.start());
            assignments.add(new Assignment(
                    assessment.workload().id(),
                    choice,
                    assessor.today(assessment.workload()),
                    assessment.explain(choice)));
        }
        crowded.sort(Comparator.comparing(Infeasible::workload));
        return new Plan(
                assignments,
                crowded,
                result.draft().cost(),
                result.boundNanoUsd(),
                result.prices().positive(problem.sites()),
                result.iterations(),
                options.seed(),
                result.reason(),
                problem.weights());
    }

    long boundAt(List<CellPrice> cells, Set<String> placed) {
        var prices = new Prices(Math.max(1, space.sites.size()), space.slots);
        for (var cell : cells) {
            if (cell.nanoUsdPerUnit() < 0) {
                throw new IllegalArgumentException("the price of " + cell + " is negative: it proves nothing");
            }
            for (var site = 0; site < space.sites.size(); site++) {
                if (space.sites.get(site).id().equals(cell.site())) {
                    prices.cell[site][cell.resource().ordinal()][cell.slot()] = cell.nanoUsdPerUnit();
                }
            }
        }
        prices.sum();
        return Bound.of(
                space,
                prices,
                index -> placed.contains(space.entries[index].workload().id()));
    }

    private Entry entry(Assessment assessment) {
        var options = assessment.options().stream()
                .map(option -> new Option(
                        option.site(),
                        problem.sites().get(option.site()).capacity() != null,
                        problem.sites()
                                .get(option.site())
                                .id()
                                .equals(assessment.workload().currentSite()),
                        option.starts(),
                        option.score()))
                .toArray(Option[]::new);
        return Entry.of(assessment.workload(), assessment.workload().length(problem.horizon()), options);
    }

    /** The choice with the smallest shortage of any one resource, as a share of what it asks. */
    private Infeasible crowdedOut(int index, Draft draft) {
        var entry = space.entries[index];
        var occupancy = new Occupancy(space.sites, space.slots);
        for (var other = 0; other < draft.picks().length; other++) {
            var pick = draft.picks()[other];
            if (pick != null) {
                occupancy.take(space.entries[other], pick);
            }
        }
        Refusal nearest = null;
        CandidateSite where = problem.sites().getFirst();
        var least = Double.MAX_VALUE;
        for (var option : entry.limited()) {
            for (var start : option.starts()) {
                var shortage = worst(entry, option, start, occupancy);
                var share = (double) shortage.distance() / Math.max(1, shortage.asked() == null ? 1 : shortage.asked());
                if (share < least) {
                    least = share;
                    nearest = shortage;
                    where = problem.sites().get(option.site());
                }
            }
        }
        return Relaxations.crowdedOut(
                assessments.get(index),
                nearest == null
                        ? new Refusal("capacity", Refusal.Kind.NOT_NOW, null, null, "taken by other workloads")
                        : nearest,
                where.id());
    }

    private static Refusal worst(Entry entry, Option option, int start, Occupancy occupancy) {
        var worst = Resource.VCPU;
        long free = 0;
        var shortest = -1.0;
        for (var resource : Resource.values()) {
            var demand = entry.demand()[resource.ordinal()];
            for (var slot = start; demand > 0 && slot < start + entry.length(); slot++) {
                var here = occupancy.free(option.site(), resource.ordinal(), slot);
                var missing = (double) (demand - here) / demand;
                if (missing > shortest) {
                    shortest = missing;
                    worst = resource;
                    free = here;
                }
            }
        }
        return new Refusal(
                "capacity-" + worst.name().toLowerCase(Locale.ROOT),
                Refusal.Kind.NOT_NOW,
                entry.demand()[worst.ordinal()],
                free,
                worst.unit() + ", the rest is planned for others");
    }
}
