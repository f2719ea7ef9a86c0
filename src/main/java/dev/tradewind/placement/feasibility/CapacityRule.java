package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Resource;

/** One resource in every slot of the run, against what the site has left before anything is planned. */
record CapacityRule(Resource resource) implements SlotRule {
    String id() {
        return "capacity-" + resource.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public boolean concerns(Candidate workload, CandidateSite site) {
        return site.capacity() != null && workload.demand().of(resource) > 0;
    }

    @Override
    public boolean allows(Candidate workload, CandidateSite site, int slot) {
        return workload.demand().of(resource) <= free(site, slot);
    }

    @Override
    public Refusal refusal(Candidate workload, CandidateSite site, int[] starts, int length) {
        long most = 0;
        for (var start : starts) {
            var least = Long.MAX_VALUE;
            for (var slot = start; slot < start + length; slot++) {
                least = Math.min(least, free(site, slot));
            }
            most = Math.max(most, least);
        }
        var asked = workload.demand().of(resource);
        var ever = site.capacity() == null || site.capacity().of(resource).max() >= asked;
        return new Refusal(id(), ever ? Refusal.Kind.NOT_NOW : Refusal.Kind.NEVER, asked, most, resource.unit());
    }

    /** Capacity that nobody knows is none. */
    private long free(CandidateSite site, int slot) {
        var capacity = site.capacity();
        if (capacity == null) {
            return Long.MAX_VALUE;
        }
        return capacity.of(resource).isKnown(slot) ? capacity.of(resource).at(slot) : 0;
    }
}
