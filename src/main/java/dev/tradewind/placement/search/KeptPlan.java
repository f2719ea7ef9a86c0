package dev.tradewind.placement.search;

import dev.tradewind.placement.Evacuation;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.StandingPlan;

/** Keeps the compiled problem beside the plan; one thread at a time may ask it. */
final class KeptPlan implements StandingPlan {
    private final Space space;
    private final Search.Result result;
    private final Plan plan;
    private final int threads;

    KeptPlan(Space space, Search.Result result, Plan plan, int threads) {
        this.space = space;
        this.result = result;
        this.plan = plan;
        this.threads = threads;
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public Evacuation evacuate(String site) {
        for (var index = 0; index < space.sites.size(); index++) {
            if (space.sites.get(index).id().equals(site)) {
                try (var workers = new Workers(threads)) {
                    return new Evacuating(space, result, plan, workers).without(index);
                }
            }
        }
        throw new IllegalArgumentException("the plan knows no site '" + site + "'. Maybe it was planned without it?");
    }
}
