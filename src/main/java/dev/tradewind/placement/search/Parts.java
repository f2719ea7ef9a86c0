package dev.tradewind.placement.search;

/**
 * How prices are swept: so many passes over the items, a step after each of so many parts of a pass. Among many items fewer
 * passes are made with more parts, so that the number of steps stays and the work grows with the root of their number.
 */
record Parts(int passes, int parts) {
    private static final int MANY = 10_000;

    Parts of(int items) {
        var root = Math.sqrt(Math.max(1, (double) items / MANY));
        return new Parts((int) Math.ceil(passes / root), (int) Math.ceil(parts * root));
    }

    /** As many passes as among few items, with the same growth of parts: where a pass is cheap and prices gain by each. */
    Parts finer(int items) {
        return new Parts(passes, of(items).parts);
    }
}
