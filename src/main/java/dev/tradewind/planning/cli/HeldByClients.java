package dev.tradewind.planning.cli;

import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.SlotRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What clients hold by the answers that they got, whoever gave them: from when an answer was there until its reservation
 * ends. It asks no console, so that no console can be wrong about it.
 */
public final class HeldByClients {
    private final Map<String, Capacity> capacities;
    private final List<Change> changes = new ArrayList<>();

    private record Change(Instant at, int sign, Held held) {}

    private record Held(String site, List<SlotRange> slots, Demand demand) {}

    private record Cell(String site, long slot, Resource resource) {}

    /** @param capacities of each limited site, the same in all slots; those of the others do not count */
    public HeldByClients(Map<String, Capacity> capacities) {
        this.capacities = Map.copyOf(capacities);
    }

    /** @param slots counted from 1970, so that answers of different hours can be added up */
    public void add(String site, List<SlotRange> slots, Demand demand, Instant from, Instant until) {
        if (capacities.containsKey(site) && from.isBefore(until)) {
            var held = new Held(site, List.copyOf(slots), demand);
            changes.add(new Change(from, 1, held));
            changes.add(new Change(until, -1, held));
        }
    }

    /** How many slots and resources of sites were ever given to more than there is. */
    public int oversubscribed() {
        var over = new HashSet<Cell>();
        var used = new HashMap<Cell, Long>();
        // What ends in the same moment ends first.
        changes.sort(Comparator.comparing(Change::at).thenComparing(Change::sign));
        for (var change : changes) {
            var held = change.held();
            var capacity = Objects.requireNonNull(capacities.get(held.site()));
            for (var range : held.slots()) {
                for (var slot = range.from(); slot < range.to(); slot++) {
                    for (var resource : Resource.values()) {
                        var cell = new Cell(held.site(), slot, resource);
                        var now = used.merge(cell, change.sign() * held.demand().of(resource), Long::sum);
                        if (now > capacity.of(resource).at(0)) {
                            over.add(cell);
                        }
                    }
                }
            }
        }
        return over.size();
    }
}
