package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import java.util.ArrayList;
import java.util.List;

/** Every choice of a small item, one by one. */
final class Choices {
    private Choices() {}

    /** How many there are at most; the largest value when they cannot be counted out. */
    static long count(Item item) {
        long each = item.span - item.duration + 1L;
        if (item.pieced) {
            each = 1;
            for (var slot = 1; slot <= item.duration && each < 1_000_000; slot++) {
                each = each * (item.span - item.duration + slot) / slot;
            }
        }
        return each * item.options();
    }

    static List<Pick> of(Item item, int at, Option option) {
        var found = new ArrayList<Pick>();
        if (item.pieced) {
            pieces(item, at, option, 0, new ArrayList<>(), found);
            return found;
        }
        for (var start = 0; start < option.byStart.length; start++) {
            if (option.byStart[start] != Option.NEVER) {
                var slot = item.first + start;
                found.add(Seeker.pick(item, at, option, new int[] {slot, slot + item.duration}));
            }
        }
        return found;
    }

    private static void pieces(Item item, int at, Option option, int from, List<Integer> chosen, List<Pick> found) {
        if (chosen.size() == item.duration) {
            found.add(Seeker.pick(item, at, option, joined(item, chosen)));
            return;
        }
        for (var slot = from; slot < item.span; slot++) {
            if (option.bySlot[slot] != Option.NEVER) {
                chosen.add(slot);
                pieces(item, at, option, slot + 1, chosen, found);
                chosen.removeLast();
            }
        }
    }

    private static int[] joined(Item item, List<Integer> chosen) {
        var pieces = new ArrayList<Integer>();
        for (var slot : chosen) {
            if (!pieces.isEmpty() && pieces.getLast() == item.first + slot) {
                pieces.set(pieces.size() - 1, item.first + slot + 1);
            } else {
                pieces.add(item.first + slot);
                pieces.add(item.first + slot + 1);
            }
        }
        return pieces.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Cost of a choice with the price of all that it takes. */
    static long priced(Space space, Item item, Pick pick, Duals duals) {
        var site = pick.option().site;
        var priced = pick.cost();
        for (var resource = 0; pick.option().limited && resource < Space.RESOURCES; resource++) {
            for (var run = 0; item.demand[resource] > 0 && run < item.runs; run++) {
                var row = space.cell(site, resource, run * item.every);
                for (var piece = 0; piece < pick.pieces().length; piece += 2) {
                    for (var slot = pick.pieces()[piece]; slot < pick.pieces()[piece + 1]; slot++) {
                        priced += item.demand[resource] * duals.cell[row + slot];
                    }
                }
            }
        }
        return priced
                + Duals.times(pick.billed(), duals.of(item, site, Budget.Kind.BILLED))
                + Duals.times(pick.milligrams(), duals.of(item, site, Budget.Kind.CARBON));
    }
}
