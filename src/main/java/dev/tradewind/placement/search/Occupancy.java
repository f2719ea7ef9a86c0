package dev.tradewind.placement.search;

import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Resource;
import java.util.List;

/** What is still free in every capacity cell while a plan is being put together. */
final class Occupancy {
    private static final int RESOURCES = Resource.values().length;
    private final long[][][] free;

    Occupancy(List<CandidateSite> sites, int slots) {
        free = new long[sites.size()][RESOURCES][];
        for (var site = 0; site < free.length; site++) {
            var capacity = sites.get(site).capacity();
            for (var resource : Resource.values()) {
                if (capacity == null) {
                    continue;
                }
                var cells = new long[slots];
                for (var slot = 0; slot < slots; slot++) {
                    var series = capacity.of(resource);
                    cells[slot] = series.isKnown(slot) ? Math.max(0, series.at(slot)) : 0;
                }
                free[site][resource.ordinal()] = cells;
            }
        }
    }

    boolean fits(Entry entry, Option option, int start) {
        if (!option.limited()) {
            return true;
        }
        for (var resource = 0; resource < RESOURCES; resource++) {
            var demand = entry.demand()[resource];
            if (demand > 0) {
                var cells = free[option.site()][resource];
                for (var slot = start; slot < start + entry.length(); slot++) {
                    if (cells[slot] < demand) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    void take(Entry entry, Pick pick) {
        change(entry, pick, -1);
    }

    void giveBack(Entry entry, Pick pick) {
        change(entry, pick, 1);
    }

    long free(int site, int resource, int slot) {
        return free[site][resource][slot];
    }

    private void change(Entry entry, Pick pick, int sign) {
        if (!pick.option().limited()) {
            return;
        }
        for (var resource = 0; resource < RESOURCES; resource++) {
            var demand = sign * entry.demand()[resource];
            if (demand != 0) {
                var cells = free[pick.option().site()][resource];
                for (var slot = pick.start(); slot < pick.start() + entry.length(); slot++) {
                    cells[slot] += demand;
                }
            }
        }
    }
}
