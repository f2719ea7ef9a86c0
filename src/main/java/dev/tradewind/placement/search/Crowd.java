package dev.tradewind.placement.search;

/**
 * How full every cell is, and what it costs to be too full: a state on the way to a plan that may break capacity at a price.
 * The price of a cell is that of the bound, at least a share of what its resource costs on the mean, times a factor that
 * rises while the search goes on.
 */
final class Crowd {
    private static final double LEAST = 0.25;
    private final Space space;
    /** Use less capacity by cell; below 0 there is room. */
    final double[] excess;
    /** Nano-USD per unit too much, by cell; 0 where there is no limit. */
    final double[] dearth;

    private final double[] scarcity;

    /** @param board where those already stand that this search leaves alone */
    Crowd(Space space, Board board, Duals duals) {
        this.space = space;
        excess = new double[space.cells()];
        scarcity = new double[excess.length];
        dearth = new double[excess.length];
        var sum = new double[Space.RESOURCES];
        var cells = new int[Space.RESOURCES];
        for (var cell = 0; cell < excess.length; cell++) {
            if (space.isLimited(cell / space.slots / Space.RESOURCES)) {
                excess[cell] = -board.free[cell];
                sum[cell / space.slots % Space.RESOURCES] += duals.cell[cell];
                cells[cell / space.slots % Space.RESOURCES]++;
            }
        }
        for (var cell = 0; cell < excess.length; cell++) {
            if (space.isLimited(cell / space.slots / Space.RESOURCES)) {
                var resource = cell / space.slots % Space.RESOURCES;
                scarcity[cell] = Math.max(duals.cell[cell], Math.max(1, LEAST * sum[resource] / cells[resource]));
            }
        }
    }

    void charge(double factor) {
        for (var cell = 0; cell < dearth.length; cell++) {
            dearth[cell] = factor * scarcity[cell];
        }
    }

    /**
     * What so much more costs in a cell.
     *
     * @param own what of it is already there and would leave first
     */
    double more(int cell, double own, double units) {
        var now = excess[cell] - own;
        var then = now + units;
        return ((then > 0 ? then : 0) - (now > 0 ? now : 0)) * dearth[cell];
    }

    void add(Item item, int site, int[] pieces, int sign) {
        for (var resource = 0; resource < Space.RESOURCES; resource++) {
            double demand = sign * item.demand[resource];
            for (var run = 0; demand != 0 && run < item.runs; run++) {
                var row = space.cell(site, resource, run * item.every);
                for (var piece = 0; piece < pieces.length; piece += 2) {
                    for (var slot = pieces[piece]; slot < pieces[piece + 1]; slot++) {
                        excess[row + slot] += demand;
                    }
                }
            }
        }
    }
}
