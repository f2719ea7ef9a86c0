package dev.tradewind.placement.search;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Resource;

/**
 * A workload that has at least one option.
 *
 * @param demand by {@link Resource} ordinal
 * @param length slots that it occupies
 * @param options by site index; unlimited sites are folded into {@code free}
 * @param limited the options at sites of bounded capacity
 * @param free its best choice among sites without bound, or null
 */
record Entry(
        Candidate workload,
        long[] demand,
        int length,
        Option[] options,
        Option[] limited,
        @org.jspecify.annotations.Nullable Pick free) {

    static Entry of(Candidate workload, int length, Option[] options) {
        var demand = new long[Resource.values().length];
        for (var resource : Resource.values()) {
            demand[resource.ordinal()] = workload.demand().of(resource);
        }
        Pick free = null;
        for (var option : options) {
            if (!option.limited()) {
                for (var start : option.starts()) {
                    var cost = option.score().objective(start);
                    if (free == null || cost < free.cost() || cost == free.cost() && option.before(start, free)) {
                        free = new Pick(option, start, cost, cost);
                    }
                }
            }
        }
        var limited = java.util.Arrays.stream(options).filter(Option::limited).toArray(Option[]::new);
        return new Entry(workload, demand, length, options, limited, free);
    }
}
