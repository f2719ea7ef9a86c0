package dev.tradewind.placement.search;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.scoring.Outline;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A workload that has at least one option, with its options in the order of a floor of their cost: a search that has found
 * something cheaper than the next option's floor may stop.
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
    /** No more than the cheapest cost of each option when nothing is scarce. */
    long[] low = {};
    /** The part of an option's cost that does not depend on time, tiered gigabytes at the pools' lower price. */
    long[] fixed = {};

    /** Tiered megabytes of each option, null where there are none; the same array for the same volumes. */
    private long[] @Nullable [] tiered = {};

    final Outline outline;
    /** Site where it runs today; -1: none of them. */
    int home = -1;
    /** By how much a pool's next gigabytes may at most be cheaper than the price in {@link #low}. */
    long tierSlack;
    /** Whether some choice earns instead of spends, so that a budget's price may make it cheaper. */
    boolean earns;

    Option[] made = {};
    private short @Nullable [] optionAt;

    Item(Candidate workload, Candidate narrowed, Outline outline, int slots, int[] budgets) {
        this.workload = workload;
        this.narrowed = narrowed;
        this.budgets = budgets;
        this.outline = outline;
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

    /** Its option on demand at a site; -1: none. One thread at a time may ask. */
    int optionAt(int site, int sites) {
        if (optionAt == null) {
            optionAt = new short[sites];
            Arrays.fill(optionAt, (short) -1);
            for (var option = 0; option < options(); option++) {
                if (!spot(option)) {
                    optionAt[site(option)] = (short) option;
                }
            }
        }
        return optionAt[site];
    }

    void tiered(long[] @Nullable [] megabytes) {
        tiered = megabytes;
    }

    long @Nullable [] tiered(int option) {
        return tiered[option];
    }

    int site(int option) {
        return sites[option] < 0 ? ~sites[option] : sites[option];
    }

    /** Which of two options of the same cost is taken: home, then by the order of the sites, then on demand. */
    boolean before(int option, int other) {
        if (site(option) == site(other)) {
            return spot(other);
        }
        return site(option) == home || site(other) != home && site(option) < site(other);
    }

    boolean spot(int option) {
        return sites[option] < 0;
    }
}
