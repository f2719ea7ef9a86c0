package dev.tradewind.placement;

import java.util.List;

/**
 * Gigabytes that a bill adds up over the month before it prices them: mostly the more, the cheaper the next; where the first
 * are free the others cost more.
 *
 * @param id named by {@link Link#tierPool()}
 * @param alreadyMegabytes what flows this month without anything that is planned here
 * @param steps ascending, the first from 0
 */
public record TierPool(String id, long alreadyMegabytes, List<Step> steps) {
    /**
     * @param fromMegabytes first of the megabytes that this price is for
     * @param nanoUsdPerGigabyte for 10⁹ bytes
     */
    public record Step(long fromMegabytes, long nanoUsdPerGigabyte) {}

    public TierPool {
        steps = List.copyOf(steps);
        if (steps.isEmpty() || steps.getFirst().fromMegabytes() != 0) {
            throw new IllegalArgumentException("tiers of '" + id + "' do not start at 0. Maybe the first is missing?");
        }
        for (var index = 1; index < steps.size(); index++) {
            if (steps.get(index).fromMegabytes() <= steps.get(index - 1).fromMegabytes()) {
                throw new IllegalArgumentException("tier " + index + " of '" + id
                        + "' does not begin later than the one before. Maybe they are out of order?");
            }
        }
    }

    /** Of the next megabyte on top of what flows already, for 10⁹ bytes. */
    public long nextNanoUsdPerGigabyte() {
        var price = steps.getFirst().nanoUsdPerGigabyte();
        for (var step : steps) {
            price = step.fromMegabytes() <= alreadyMegabytes ? step.nanoUsdPerGigabyte() : price;
        }
        return price;
    }

    /** The cheapest step's. */
    public long leastNanoUsdPerGigabyte() {
        return steps.stream().mapToLong(Step::nanoUsdPerGigabyte).min().orElseThrow();
    }

    /** Nano-USD × 1000 of the megabytes {@code [0, megabytes)} counted from the month's start. */
    public long milliNanoUsd(long megabytes) {
        long sum = 0;
        for (var index = 0; index < steps.size(); index++) {
            var from = steps.get(index).fromMegabytes();
            var to = index + 1 < steps.size()
                    ? Math.min(megabytes, steps.get(index + 1).fromMegabytes())
                    : megabytes;
            if (to > from) {
                sum = Math.addExact(
                        sum, Math.multiplyExact(to - from, steps.get(index).nanoUsdPerGigabyte()));
            }
        }
        return sum;
    }

    /** Nano-USD for so many megabytes on top of what flows already, rounded half up. */
    public long nanoUsd(long megabytes) {
        var thousandth = Math.subtractExact(
                milliNanoUsd(Math.addExact(alreadyMegabytes, megabytes)), milliNanoUsd(alreadyMegabytes));
        return Math.floorDiv(thousandth + 500, 1000L);
    }
}
