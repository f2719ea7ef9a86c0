package dev.tradewind.placement.search;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Plan;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An earlier plan as far as it still holds: its prices, and every one of its choices that no rule and nobody placed before
 * it forbids today. Predecessors are placed before what waits for them, the rest in the order of the ids.
 */
final class WarmStart {
    private final Space space;
    private final Map<String, Assignment> earlier = new HashMap<>();

    WarmStart(Space space, Plan plan) {
        this.space = space;
        plan.assignments().forEach(assignment -> earlier.put(assignment.workload(), assignment));
    }

    /** Prices of sites, slots and budgets that are no more are left out. */
    static Duals duals(Space space, Plan plan) {
        return Certificate.known(space, plan.prices(), plan.budgetPrices());
    }

    Board board() {
        var board = new Board(space);
        // Again while it helps: what earns may make room in a budget for what came before it.
        for (var missing = Integer.MAX_VALUE; board.missing() < missing; ) {
            missing = board.missing();
            for (var index : Construction.inOrderOfChains(space)) {
                var pick = board.picks[index] == null ? earlier(index) : null;
                if (pick != null && holds(board, index, pick)) {
                    board.place(index, pick);
                }
            }
        }
        return board;
    }

    private @Nullable Pick earlier(int index) {
        var item = space.items[index];
        var assignment = earlier.get(item.workload.id());
        for (var at = 0; assignment != null && at < item.options(); at++) {
            var choice = assignment.choice();
            if (item.spot(at) == choice.spot()
                    && space.sites.get(item.site(at)).id().equals(choice.site())) {
                var option = space.made(item, at);
                var pieces = pieces(item, assignment);
                return pieces != null && allows(item, option, pieces) ? Seeker.pick(item, at, option, pieces) : null;
            }
        }
        return null;
    }

    /** Slots of the first run; null when it is no longer as long. */
    private static int @Nullable [] pieces(Item item, Assignment assignment) {
        var choice = assignment.choice();
        if (!item.pieced || choice.pieces().isEmpty()) {
            return new int[] {choice.startSlot(), choice.startSlot() + item.duration};
        }
        var pieces = new int[2 * choice.pieces().size() / item.runs];
        var slots = 0;
        for (var at = 0; at < pieces.length; at += 2) {
            pieces[at] = choice.pieces().get(at / 2).from();
            pieces[at + 1] = choice.pieces().get(at / 2).to();
            slots += pieces[at + 1] - pieces[at];
        }
        return slots == item.duration ? pieces : null;
    }

    private static boolean allows(Item item, Option option, int[] pieces) {
        if (pieces[0] < item.first || pieces[pieces.length - 1] > item.first + item.span) {
            return false;
        }
        if (!item.pieced) {
            return option.byStart[pieces[0] - item.first] != Option.NEVER;
        }
        for (var piece = 0; piece < pieces.length; piece += 2) {
            for (var slot = pieces[piece]; slot < pieces[piece + 1]; slot++) {
                if (option.bySlot[slot - item.first] == Option.NEVER) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean holds(Board board, int index, Pick pick) {
        var item = space.items[index];
        var from = board.from(index);
        return from >= 0
                && pick.start() >= from
                && (!pick.option().limited || board.fits(item, pick.option().site, pick.pieces()))
                && board.affords(item, pick)
                && board.extra(index, pick.option()) != Option.NEVER;
    }
}
