package dev.tradewind.placement.scoring;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The same choices as {@link SlotSelection} for window after window over one series, where the windows only move forwards:
 * the cheapest run from a queue of candidates, the cheapest single slots from counts and sums by rank.
 */
public final class SlidingSelection {
    private final long[] cost;
    private final long[] sums;

    public SlidingSelection(long[] cost) {
        this.cost = cost;
        sums = new long[cost.length + 1];
        for (var slot = 0; slot < cost.length; slot++) {
            sums[slot + 1] = Math.addExact(sums[slot], cost[slot]);
        }
    }

    /** Of the run {@code [start, start + length)}. */
    public long run(int start, int length) {
        return sums[start + length] - sums[start];
    }

    /**
     * For each window {@code [i, ends[i])} the cost of its cheapest run; {@code ends} must not fall.
     *
     * @return by window
     */
    public long[] cheapestRuns(int[] ends, int length) {
        var best = new long[ends.length];
        var queue = new ArrayDeque<Integer>();
        var next = 0;
        for (var from = 0; from < ends.length; from++) {
            for (; next + length <= ends[from]; next++) {
                while (!queue.isEmpty() && run(queue.getLast(), length) > run(next, length)) {
                    queue.removeLast();
                }
                queue.add(next);
            }
            while (queue.getFirst() < from) {
                queue.removeFirst();
            }
            best[from] = run(queue.getFirst(), length);
        }
        return best;
    }

    /** For each window {@code [i, ends[i])} the cost of its {@code length} cheapest slots; {@code ends} must not fall. */
    public long[] cheapestSlots(int[] ends, int length) {
        var best = new long[ends.length];
        var ranks = ranks();
        var ranked = new Ranked(cost.length);
        var next = 0;
        for (var from = 0; from < ends.length; from++) {
            for (; next < ends[from]; next++) {
                ranked.add(ranks[next], 1, cost[next]);
            }
            best[from] = ranked.least(length);
            ranked.add(ranks[from], -1, -cost[from]);
        }
        return best;
    }

    private int[] ranks() {
        var order = IntStream.range(0, cost.length)
                .boxed()
                .sorted((one, other) -> Long.compare(cost[one], cost[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        var ranks = new int[cost.length];
        for (var rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }

    /** Counts and sums by rank in a binary indexed tree. */
    private static final class Ranked {
        private final int[] counts;
        private final long[] totals;

        Ranked(int size) {
            counts = new int[size + 1];
            totals = new long[size + 1];
            Arrays.fill(counts, 0);
        }

        void add(int rank, int count, long value) {
            for (var at = rank + 1; at < counts.length; at += at & -at) {
                counts[at] += count;
                totals[at] += value;
            }
        }

        /** Sum of the so many least values. */
        long least(int wanted) {
            var at = 0;
            var left = wanted;
            long sum = 0;
            for (var step = Integer.highestOneBit(counts.length - 1); step > 0; step >>= 1) {
                if (at + step < counts.length && counts[at + step] <= left) {
                    at += step;
                    left -= counts[at];
                    sum += totals[at];
                }
            }
            if (left > 0) {
                throw new IllegalArgumentException("a window holds " + left + " slots too few. Maybe it is shorter than"
                        + " the run of " + wanted + "?");
            }
            return sum;
        }
    }
}
