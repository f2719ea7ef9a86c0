package dev.tradewind.planning.decide;

import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.SlotRange;
import java.util.List;

/** One limited site: what this replica may give of each slot, and what it has given. Slots are counted from 1970. */
final class SiteCells {
    /** More slots than a horizon has, so that one that passed is free again before its place is needed. */
    private static final int RING = 1024;

    private static final int RESOURCES = Resource.values().length;
    private final long[] used = new long[RING * RESOURCES];
    private Capacity capacity;
    private long firstSlot;
    private int share;

    SiteCells(Capacity capacity, long firstSlot) {
        this.capacity = capacity;
        this.firstSlot = firstSlot;
    }

    synchronized void state(Capacity stated, long first) {
        capacity = stated;
        firstSlot = first;
    }

    synchronized int share() {
        return share;
    }

    synchronized void grant(int granted) {
        share = granted;
    }

    /** Comes down to this, or to what is in use. */
    synchronized void lowerTo(int target) {
        if (share > target) {
            share = Math.min(share, Math.max(target, needed()));
        }
    }

    synchronized boolean takes(long slot, Demand demand) {
        for (var resource : Resource.values()) {
            var asked = demand.of(resource);
            if (asked > 0 && used[cell(slot, resource)] + asked > free(slot, resource) * share / Holding.ALL) {
                return false;
            }
        }
        return true;
    }

    /** All or nothing. */
    synchronized boolean take(List<SlotRange> ranges, Demand demand) {
        for (var range : ranges) {
            for (long slot = range.from(); slot < range.to(); slot++) {
                if (!takes(slot, demand)) {
                    return false;
                }
            }
        }
        add(ranges, demand, 1);
        return true;
    }

    /** Without asking: what an earlier process of this replica gave. */
    synchronized void restore(List<SlotRange> ranges, Demand demand) {
        add(ranges, demand, 1);
        share = Math.max(share, needed());
    }

    synchronized void give(List<SlotRange> ranges, Demand demand) {
        add(ranges, demand, -1);
    }

    private void add(List<SlotRange> ranges, Demand demand, int sign) {
        for (var range : ranges) {
            for (long slot = range.from(); slot < range.to(); slot++) {
                for (var resource : Resource.values()) {
                    used[cell(slot, resource)] += sign * demand.of(resource);
                }
            }
        }
    }

    /** The share that covers what is in use. */
    private int needed() {
        long most = 0;
        for (var slot = firstSlot; slot < firstSlot + capacity.milliVcpu().slots(); slot++) {
            for (var resource : Resource.values()) {
                var taken = used[cell(slot, resource)];
                var free = free(slot, resource);
                if (taken > 0) {
                    most = Math.max(most, free == 0 ? Holding.ALL : Math.ceilDiv(taken * Holding.ALL, free));
                }
            }
        }
        return (int) Math.min(Holding.ALL, most);
    }

    /** Outside of the horizon, and where nobody knows, there is nothing to give. */
    private long free(long slot, Resource resource) {
        var series = capacity.of(resource);
        var at = slot - firstSlot;
        return at < 0 || at >= series.slots() || !series.isKnown((int) at) ? 0 : Math.max(0, series.at((int) at));
    }

    private static int cell(long slot, Resource resource) {
        return (int) Math.floorMod(slot, (long) RING) * RESOURCES + resource.ordinal();
    }
}
