package dev.tradewind.placement.search;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Together;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Which shared rule other than capacity leaves a workload no place: a group that keeps it away, or a budget that is spent. */
final class SharedShortage {
    private final Space space;
    private final Board board;

    SharedShortage(Space space, Board board) {
        this.space = space;
        this.board = board;
    }

    /** The budget with the smallest shortage among the places that groups leave it; else the first group; null: neither. */
    @Nullable
    Refusal of(int index) {
        var item = space.items[index];
        Refusal nearest = null;
        Refusal away = null;
        for (var at = 0; at < item.options(); at++) {
            var option = space.made(item, at);
            var group = board.keptAwayBy(index, option.site);
            if (group != null) {
                away = away == null ? away(group) : away;
                continue;
            }
            for (var budget : item.budgets) {
                var least = space.countsAt(budget, option.site) ? least(item, option, budget) : 0;
                var left = board.left(budget);
                if (least > left && (nearest == null || least - left < nearest.distance())) {
                    nearest = new Refusal("budget", Refusal.Kind.NOT_NOW, least, left, unit(space.budgets.get(budget)));
                }
            }
        }
        return nearest == null ? away : nearest;
    }

    private static Refusal away(Together group) {
        return switch (group.kind()) {
            case SAME_SITE ->
                new Refusal(
                        "same-site",
                        Refusal.Kind.NOT_NOW,
                        null,
                        null,
                        "the others of '" + group.id() + "' stand elsewhere");
            case DIFFERENT_SITES ->
                new Refusal(
                        "different-sites",
                        Refusal.Kind.NOT_NOW,
                        null,
                        null,
                        "others of '" + group.id() + "' stand there");
            case SPREAD ->
                new Refusal(
                        "spread",
                        Refusal.Kind.NOT_NOW,
                        group.atMost() + 1L,
                        (long) group.atMost(),
                        "of '" + group.id() + "' in a fault domain");
        };
    }

    /** The least that it would spend there. */
    private long least(Item item, Option option, int budget) {
        return switch (space.budgets.get(budget).kind()) {
            case EGRESS -> option.score.egressNanoUsd();
            case BILLED -> Math.addExact(option.score.fixedBilledNanoUsd(), least(item, option.billed));
            case CARBON -> least(item, option.milligrams);
        };
    }

    private static long least(Item item, long[] bySlot) {
        if (item.pieced) {
            var sorted = bySlot.clone();
            Arrays.sort(sorted);
            return Arrays.stream(sorted, 0, Math.min(item.duration, sorted.length))
                    .sum();
        }
        var least = Long.MAX_VALUE;
        for (var start = 0; start + item.duration <= bySlot.length; start++) {
            least = Math.min(
                    least, Arrays.stream(bySlot, start, start + item.duration).sum());
        }
        return least;
    }

    private static String unit(Budget budget) {
        return (budget.kind() == Budget.Kind.CARBON ? "mg CO2e" : "nano-USD") + " of budget '" + budget.id() + "'";
    }
}
