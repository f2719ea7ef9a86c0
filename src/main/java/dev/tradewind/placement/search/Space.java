package dev.tradewind.placement.search;

import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Resource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All feasible choices, and the two ways to pick among them: cheapest at prices, and cheapest that still fits. */
final class Space {
    final List<CandidateSite> sites;
    final int slots;
    final Entry[] entries;

    Space(List<CandidateSite> sites, int slots, Entry[] entries) {
        this.sites = sites;
        this.slots = slots;
        this.entries = entries;
    }

    /** The cheapest choice at these prices, capacity aside; ties as {@link Option#before} says. */
    Pick cheapest(Entry entry, Prices prices) {
        var best = entry.free();
        for (var option : entry.limited()) {
            for (var start : option.starts()) {
                var cost = option.score().objective(start);
                var priced = Math.addExact(cost, prices.of(entry, option.site(), start));
                if (best == null || priced < best.priced() || priced == best.priced() && option.before(start, best)) {
                    best = new Pick(option, start, cost, priced);
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("'" + entry.workload().id() + "' has no choice. Maybe it was infeasible?");
        }
        return best;
    }

    /** The cheapest choice at these prices for which there is room; null when there is none. */
    @Nullable
    Pick cheapestFitting(Entry entry, Prices prices, Occupancy occupancy) {
        var best = entry.free();
        for (var option : entry.limited()) {
            for (var start : option.starts()) {
                var cost = option.score().objective(start);
                var priced = Math.addExact(cost, prices.of(entry, option.site(), start));
                if ((best == null || priced < best.priced() || priced == best.priced() && option.before(start, best))
                        && occupancy.fits(entry, option, start)) {
                    best = new Pick(option, start, cost, priced);
                }
            }
        }
        return best;
    }

    /** How much dearer its second-best site is at these prices; the largest value when it has only one. */
    long regret(Entry entry, Prices prices) {
        var best = entry.free() == null ? Long.MAX_VALUE : entry.free().priced();
        var second = Long.MAX_VALUE;
        for (var option : entry.limited()) {
            var here = Long.MAX_VALUE;
            for (var start : option.starts()) {
                here = Math.min(
                        here, Math.addExact(option.score().objective(start), prices.of(entry, option.site(), start)));
            }
            if (here < best) {
                second = best;
                best = here;
            } else {
                second = Math.min(second, here);
            }
        }
        return second == Long.MAX_VALUE ? Long.MAX_VALUE : second - best;
    }

    /** Capacity of a cell, or 0 where it is unknown. */
    long capacity(int site, Resource resource, int slot) {
        var capacity = sites.get(site).capacity();
        if (capacity == null) {
            return Long.MAX_VALUE;
        }
        var series = capacity.of(resource);
        return series.isKnown(slot) ? Math.max(0, series.at(slot)) : 0;
    }
}
