package dev.tradewind.placement.scoring;

import java.util.Arrays;

/**
 * Chooses the slots of a run: the cheapest window of its length, or, where it may pause, the cheapest slots in any number of
 * pieces. The latter is a recursion over (slots seen, slots taken, running or not), exact with what resuming costs. To be
 * used again and again by one thread.
 */
public final class SlotSelection {
    /** Marks a slot that may not be used. */
    public static final long NEVER = Long.MAX_VALUE;

    private long[] running = {};
    private long[] idle = {};
    private boolean[] fromRunning = {};
    private boolean[] stayedIdle = {};
    private long value = NEVER;
    private int end;
    private int begin;
    private int duration;

    /** Cost of the last selection. */
    public long value() {
        return value;
    }

    public boolean isFound() {
        return value != NEVER;
    }

    /** Slot after the last one selected. */
    public int end() {
        return end;
    }

    /** The first of the cheapest windows of {@code duration} slots within {@code [from, to)}; -1 when none is allowed. */
    public int window(long[] cost, int from, int to, int duration) {
        long sum = 0;
        var clear = 0;
        var best = -1;
        value = NEVER;
        for (var slot = from; slot < to; slot++) {
            if (cost[slot] == NEVER) {
                clear = 0;
                sum = 0;
                continue;
            }
            sum += cost[slot];
            if (++clear > duration) {
                sum -= cost[slot - duration];
            }
            if (clear >= duration && sum < value) {
                value = sum;
                best = slot - duration + 1;
            }
        }
        end = best + duration;
        return best;
    }

    /**
     * @param cost by slot, {@link #NEVER} where it may not run
     * @param resume what starting again in a slot adds; empty: nothing
     * @param delay what ending before a slot costs; empty: nothing
     * @param traced whether {@link #pieces} will be asked for
     */
    public void select(long[] cost, long[] resume, long[] delay, int from, int to, int duration, boolean traced) {
        begin = from;
        this.duration = duration;
        prepare((to - from) * (duration + 1), traced);
        value = NEVER;
        for (var slot = from; slot < to; slot++) {
            var seen = Math.min(duration, slot - from + 1);
            for (var taken = seen; taken >= 0; taken--) {
                var on = running[taken];
                var stay = idle[taken] <= on;
                if (traced) {
                    stayedIdle[(slot - from) * (duration + 1) + taken] = stay;
                }
                idle[taken] = stay ? idle[taken] : on;
                running[taken] = NEVER;
                if (taken == 0 || cost[slot] == NEVER) {
                    continue;
                }
                var goOn = running[taken - 1];
                var begun = idle[taken - 1];
                if (begun != NEVER && taken > 1 && resume.length > 0) {
                    begun += resume[slot];
                }
                if (goOn == NEVER && begun == NEVER) {
                    continue;
                }
                var further = goOn <= begun;
                if (traced) {
                    fromRunning[(slot - from) * (duration + 1) + taken] = further;
                }
                running[taken] = (further ? goOn : begun) + cost[slot];
            }
            if (running[duration] != NEVER) {
                var total = running[duration] + (delay.length == 0 ? 0 : delay[slot + 1]);
                if (total < value) {
                    value = total;
                    end = slot + 1;
                }
            }
        }
    }

    private void prepare(int cells, boolean traced) {
        if (running.length <= duration) {
            running = new long[duration + 1];
            idle = new long[duration + 1];
        }
        if (traced && fromRunning.length < cells) {
            fromRunning = new boolean[cells];
            stayedIdle = new boolean[cells];
        }
        Arrays.fill(running, 0, duration + 1, NEVER);
        Arrays.fill(idle, 0, duration + 1, NEVER);
        idle[0] = 0;
    }

    /** The slots of the last traced selection, {@code from, to, from, to, …}, ascending. */
    public int[] pieces() {
        var pieces = new int[2 * duration];
        var count = 0;
        var slot = end - 1;
        var taken = duration;
        while (taken > 0) {
            pieces[count++] = slot + 1;
            while (fromRunning[(slot - begin) * (duration + 1) + taken]) {
                slot--;
                taken--;
            }
            pieces[count++] = slot;
            slot--;
            taken--;
            while (taken > 0 && stayedIdle[(slot - begin) * (duration + 1) + taken]) {
                slot--;
            }
            // Idle after a slot that it did not stay idle in: it ran in the one before.
            slot--;
        }
        var ascending = new int[count];
        for (var index = 0; index < count; index++) {
            ascending[index] = pieces[count - 1 - index];
        }
        return ascending;
    }
}
