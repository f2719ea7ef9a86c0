package dev.tradewind.placement.search;

/**
 * Brings home whom the search left elsewhere for nothing: annealing walks between places of one cost, and a move that saves
 * nothing is none that anybody should be asked for.
 */
final class Homeward {
    private Homeward() {}

    /** @return whether anybody moved; the plan costs no more than before */
    static boolean settle(Space space, Board board) {
        var seeker = new Seeker(space);
        var moved = false;
        for (var index = 0; index < space.items.length; index++) {
            var pick = board.picks[index];
            var item = space.items[index];
            if (pick == null || item.home < 0 || item.site(pick.index()) == item.home) {
                continue;
            }
            for (var option = 0; option < item.options(); option++) {
                if (item.site(option) == item.home
                        && item.low[option] - item.tierSlack <= pick.cost()
                        && goes(board, seeker, index, option, pick)) {
                    moved = true;
                    break;
                }
            }
        }
        return moved;
    }

    private static boolean goes(Board board, Seeker seeker, int index, int option, Pick back) {
        var total = board.total();
        board.remove(index);
        var pick = board.from(index) < 0 ? null : seeker.at(board, index, option);
        if (pick != null) {
            board.place(index, pick);
            if (board.total() <= total) {
                return true;
            }
            board.remove(index);
        }
        board.place(index, back);
        return false;
    }
}
