package dev.tradewind.placement.search;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Resource;

/**
 * A workload that has at least one option, with its options in the order of their cheapest cost: a search that has found
 * something cheaper than the next option's best may stop.
 */
final class Item {
    final Candidate workload;
    /** The same with its window narrowed by what runs before and after it. */
    final Candidate narrowed;
    /** By {@link Resource} ordinal, all members together. */
    final long[] demand = new long[Resource.values().length];

    final boolean service;
    final boolean pieced;
    final int duration;
    /** First slot of the window and the number of its slots, all of the first run. */
    final int first;

    final int span;
    final int runs;
    final int every;
    /** Indices of the budgets under which it stands. */
    final int[] budgets;
    /** Sites of the options; those on spot capacity are stored as {@code ~site}. */
    int[] sites = {};
    /** Cheapest cost of each option when nothing is scarce. */
    long[] low = {};
    /** Start of that; -1 for a run in pieces. */
    int[] lowStart = {};
    /** By how much a pool's next gigabytes may at most be cheaper than the price in {@link #low}. */
    long tierSlack;
    /** Whether some choice earns instead of spends, so that a budget's price may make it cheaper. */
    boolean earns;

    Option[] made = {};

    Item(Candidate workload, Candidate narrowed, int slots, int[] budgets) {
        this.workload = workload;
        this.narrowed = narrowed;
        this.budgets = budgets;
        for (var resource : Resource.values()) {
            demand[resource.ordinal()] = workload.total(resource);
        }
        service = workload.kind() == Candidate.Kind.SERVICE;
        pieced = !service && workload.shape().interruptible();
        duration = service ? slots : workload.durationSlots();
        first = narrowed.firstStart();
        runs = service ? 1 : workload.shape().runs();
        every = workload.shape().everySlots();
        var end = service ? slots : Math.min(narrowed.deadlineSlot(), slots - workload.repeats());
        span = end - first;
    }

    int options() {
        return sites.length;
    }

    int site(int option) {
        return sites[option] < 0 ? ~sites[option] : sites[option];
    }

    boolean spot(int option) {
        return sites[option] < 0;
    }
}
