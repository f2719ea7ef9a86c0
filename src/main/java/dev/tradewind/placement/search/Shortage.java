package dev.tradewind.placement.search;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Infeasible;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.explanation.Assessment;
import dev.tradewind.placement.explanation.Assessor;
import dev.tradewind.placement.explanation.Relaxations;
import java.util.List;
import java.util.Locale;

/** Why a workload has no place in a plan, in numbers. */
final class Shortage {
    private final Space space;
    private final Assessor assessor;
    private final Board board;

    Shortage(Space space, Assessor assessor, Board board) {
        this.space = space;
        this.assessor = assessor;
        this.board = board;
    }

    /** No site allows it, or only its chain leaves it no time. */
    Infeasible noOption(Candidate workload) {
        var assessment = assessor.assess(workload);
        if (assessment.feasible() == 0) {
            return Relaxations.of(workload, assessor);
        }
        return Relaxations.crowdedOut(
                assessment,
                new Refusal(
                        "chain",
                        Refusal.Kind.NOT_NOW,
                        null,
                        null,
                        "a run before it has no place, or what runs before and after it leaves its window too short"),
                assessment.choices().getFirst().site());
    }

    /** The choice with the smallest shortage of any one resource, as a share of what it asks. */
    Infeasible crowdedOut(int index, Assessment assessment) {
        var item = space.items[index];
        Refusal nearest = null;
        var where = item.site(0);
        var least = Double.MAX_VALUE;
        for (var at = 0; at < item.options(); at++) {
            var option = space.made(item, at);
            if (!option.limited || item.pieced) {
                continue;
            }
            for (var start = 0; start < option.byStart.length; start++) {
                if (option.byStart[start] == Option.NEVER) {
                    continue;
                }
                var worst = worst(item, option.site, item.first + start);
                var share = worst.asked() == null ? 0 : (double) worst.distance() / Math.max(1, worst.asked());
                if (worst.distance() > 0 && share < least) {
                    least = share;
                    nearest = worst;
                    where = option.site;
                }
            }
        }
        var shared = nearest == null ? new SharedShortage(space, board).of(index) : null;
        var refusal = nearest != null
                ? nearest
                : shared != null
                        ? shared
                        : new Refusal(
                                "shared-rules",
                                Refusal.Kind.NOT_NOW,
                                null,
                                null,
                                "capacity, budgets, chains and groups that others hold leave it no place");
        var infeasible = Relaxations.crowdedOut(
                assessment, refusal, space.sites.get(where).id());
        return nearest == null
                ? new Infeasible(
                        infeasible.workload(), refusal, infeasible.nearestSite(), List.of(), infeasible.explanation())
                : infeasible;
    }

    private Refusal worst(Item item, int site, int start) {
        var worst = Resource.VCPU;
        long free = 0;
        var shortest = -Double.MAX_VALUE;
        for (var resource : Resource.values()) {
            var demand = item.demand[resource.ordinal()];
            for (var slot = start; demand > 0 && slot < start + item.duration; slot++) {
                for (var run = 0; run < item.runs; run++) {
                    var here = board.free[space.cell(site, resource.ordinal(), slot + run * item.every)];
                    var missing = (double) (demand - here) / demand;
                    if (missing > shortest) {
                        shortest = missing;
                        worst = resource;
                        free = here;
                    }
                }
            }
        }
        return shortest <= 0
                ? new Refusal("shared-rules", Refusal.Kind.NOT_NOW, 0L, 0L, "")
                : new Refusal(
                        "capacity-" + worst.name().toLowerCase(Locale.ROOT),
                        Refusal.Kind.NOT_NOW,
                        item.demand[worst.ordinal()],
                        free,
                        worst.unit() + ", the rest is planned for others");
    }
}
