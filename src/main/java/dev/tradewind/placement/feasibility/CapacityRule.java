package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.scoring.SiteTables;
import java.util.Locale;

/** One resource in every slot of the run, all members together, against what the site has left before any planning. */
record CapacityRule(Resource resource) implements SlotRule {
    String id() {
        return "capacity-" + resource.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean concerns(Candidate workload, SiteTables site) {
        return workload.total(resource) > site.leastFree(resource);
    }

    @Override
    public boolean allows(Candidate workload, SiteTables site, int slot) {
        return workload.total(resource) <= SiteTables.free(site.site(), resource, slot);
    }

    @Override
    public Refusal refusal(Candidate workload, SiteTables site, int[] starts, int length) {
        long most = 0;
        for (var start : starts) {
            var least = Long.MAX_VALUE;
            for (var slot = start; slot < start + length && least > most; slot++) {
                least = Math.min(least, SiteTables.free(site.site(), resource, slot));
            }
            most = Math.max(most, least);
        }
        var asked = workload.total(resource);
        var capacity = site.site().capacity();
        var ever = capacity == null || capacity.of(resource).max() >= asked;
        return new Refusal(id(), ever ? Refusal.Kind.NOT_NOW : Refusal.Kind.NEVER, asked, most, resource.unit());
    }
}
