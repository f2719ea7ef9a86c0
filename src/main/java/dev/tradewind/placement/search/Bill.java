package dev.tradewind.placement.search;

import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Terms;

/**
 * What each choice of a finished plan is charged, so that the parts add up to the plan's objective: egress with what its
 * predecessors hand on, and the bill of each tier pool shared out by gigabytes in the order of the ids.
 */
final class Bill {
    private final Space space;
    private final Board board;
    /** By item and pool: nano-USD of its share. */
    private final long[][] shares;

    Bill(Space space, Board board) {
        this.space = space;
        this.board = board;
        shares = new long[space.items.length][];
        for (var pool = 0; pool < space.pools.size(); pool++) {
            share(pool);
        }
    }

    /** Cumulative rounding: no part is lost, none is counted twice. */
    private void share(int pool) {
        var volume = board.volume(pool);
        var bill = space.pools.get(pool).nanoUsd(volume);
        long counted = 0;
        for (var index = 0; index < shares.length; index++) {
            var pick = board.picks[index];
            var tiered = pick == null ? null : pick.option().tiered;
            if (tiered == null || tiered[pool] == 0) {
                continue;
            }
            if (shares[index] == null) {
                shares[index] = new long[space.pools.size()];
            }
            var before = part(bill, counted, volume);
            counted += tiered[pool];
            shares[index][pool] = part(bill, counted, volume) - before;
        }
    }

    private static long part(long bill, long counted, long volume) {
        return java.math.BigInteger.valueOf(bill)
                .multiply(java.math.BigInteger.valueOf(counted))
                .divide(java.math.BigInteger.valueOf(volume))
                .longValueExact();
    }

    Choice of(int index, Pick pick) {
        var choice = pick.option().score.choice(pick.pieces());
        var terms = choice.terms();
        long egress = terms.egressNanoUsd() - pick.option().score.tieredNanoUsd();
        long megabytes = terms.egressMegabytes();
        for (var pool = 0; shares[index] != null && pool < shares[index].length; pool++) {
            egress += shares[index][pool];
        }
        var item = space.items[index];
        for (var edge : space.before[index]) {
            var other = board.picks[edge.item()];
            if (other != null && other.option().site != pick.option().site) {
                egress += space.passing(edge, item, other.option().site, pick.option().site);
                megabytes += dev.tradewind.placement.scoring.Rounding.scale(
                        edge.megabytes(), item.workload.timesPerMonthPerMille(), 1000);
            }
        }
        return new Choice(
                choice.site(), choice.startSlot(), with(terms, egress, megabytes), choice.pieces(), choice.spot());
    }

    private static Terms with(Terms terms, long egress, long megabytes) {
        return new Terms(
                terms.computeNanoUsd(),
                egress,
                terms.movingNanoUsd(),
                terms.carbonNanoUsd(),
                terms.latencyNanoUsd(),
                terms.delayNanoUsd(),
                terms.carbonMilligrams(),
                terms.rttMicros(),
                megabytes);
    }
}
