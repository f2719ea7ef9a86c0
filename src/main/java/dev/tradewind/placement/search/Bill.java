package dev.tradewind.placement.search;

import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Terms;
import dev.tradewind.placement.explanation.RunsToday;
import dev.tradewind.placement.scoring.Rounding;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

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
        return BigInteger.valueOf(bill)
                .multiply(BigInteger.valueOf(counted))
                .divide(BigInteger.valueOf(volume))
                .longValueExact();
    }

    Choice of(int index, Pick pick) {
        var score = pick.option().score;
        return with(
                score.choice(pick.pieces()),
                shared(index) - score.tieredNanoUsd(),
                handedOn(index, pick.option().site));
    }

    /**
     * What it costs as it runs now, everything else being as planned, so that the difference to {@link #of} is what its own
     * change saves: nothing of a pool's bill when only its time changes. Null when it is new or a signal that counts is unknown.
     */
    @Nullable
    Choice today(int index, Pick pick, @Nullable RunsToday today) {
        if (today == null || !isHandedOnAtAPrice(index, today.site())) {
            return null;
        }
        var score = today.score();
        var planned = pick.option().tiered;
        var now = score.tieredMegabytes();
        var pooled = shared(index) - score.tieredNanoUsd();
        for (var pool = 0; pool < space.pools.size(); pool++) {
            var without = board.volume(pool) - (planned == null ? 0 : planned[pool]);
            var tiers = space.pools.get(pool);
            pooled += tiers.nanoUsd(without + (now == null ? 0 : now[pool])) - tiers.nanoUsd(board.volume(pool));
        }
        return with(today.choice(), pooled, handedOn(index, today.site()));
    }

    private long shared(int index) {
        long sum = 0;
        for (var pool = 0; shares[index] != null && pool < shares[index].length; pool++) {
            sum += shares[index][pool];
        }
        return sum;
    }

    private record HandedOn(long nanoUsd, long megabytes) {}

    /** From its predecessors where they are planned to a run at this site. */
    private HandedOn handedOn(int index, int site) {
        long nanoUsd = 0;
        long megabytes = 0;
        var item = space.items[index];
        for (var edge : space.before[index]) {
            var other = board.picks[edge.item()];
            if (other != null && other.option().site != site) {
                nanoUsd += space.passing(edge, item, other.option().site, site);
                megabytes += Rounding.scale(edge.megabytes(), item.workload.timesPerMonthPerMille(), 1000);
            }
        }
        return new HandedOn(nanoUsd, megabytes);
    }

    private boolean isHandedOnAtAPrice(int index, int site) {
        for (var edge : space.before[index]) {
            var other = board.picks[edge.item()];
            if (other != null && space.passing(edge, space.items[index], other.option().site, site) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Choice with(Choice choice, long pooledNanoUsd, HandedOn handedOn) {
        var terms = choice.terms();
        return new Choice(
                choice.site(),
                choice.startSlot(),
                with(
                        terms,
                        terms.egressNanoUsd() + pooledNanoUsd + handedOn.nanoUsd(),
                        terms.egressMegabytes() + handedOn.megabytes()),
                choice.pieces(),
                choice.spot(),
                choice.ways());
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
