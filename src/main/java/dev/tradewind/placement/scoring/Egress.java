package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import org.jspecify.annotations.Nullable;

/**
 * What leaves a site when a workload runs somewhere: {@code Σ read · price(data → site) + Σ written · price(site →
 * data)}, for one run or for a service's month.
 *
 * @param megabytes 10⁶ bytes that cross between two places
 */
public record Egress(long nanoUsd, long megabytes) {
    /** Null when a price that would be charged is unknown. */
    public static @Nullable Egress of(Candidate workload, String site, Network network) {
        long nanoUsd = 0;
        long megabytes = 0;
        for (var need : workload.data()) {
            if (need.readMegabytes() > 0 && !need.isAt(site)) {
                var price = cheapestRead(need, site, network);
                if (price == null) {
                    return null;
                }
                nanoUsd = Math.addExact(nanoUsd, Rounding.scale(need.readMegabytes(), price, 1000));
                megabytes = Math.addExact(megabytes, need.readMegabytes());
            }
            if (need.writtenMegabytes() > 0 && !need.site().equals(site)) {
                var price = network.nanoUsdPerGigabyte(site, need.site());
                if (price == null) {
                    return null;
                }
                nanoUsd = Math.addExact(nanoUsd, Rounding.scale(need.writtenMegabytes(), price, 1000));
                megabytes = Math.addExact(megabytes, need.writtenMegabytes());
            }
        }
        return new Egress(nanoUsd, megabytes);
    }

    /** From the original or from a copy, whichever is cheaper; null when no price is known. */
    private static @Nullable Long cheapestRead(DataNeed need, String site, Network network) {
        var cheapest = network.nanoUsdPerGigabyte(need.site(), site);
        for (var replica : need.replicas()) {
            var price = network.nanoUsdPerGigabyte(replica, site);
            if (price != null && (cheapest == null || price < cheapest)) {
                cheapest = price;
            }
        }
        return cheapest;
    }

    /** Nano-USD of moving its data here once; 0 when it stays or is new; null when the price is unknown. */
    public static @Nullable Long moving(Candidate workload, String site, Network network) {
        var from = workload.currentSite();
        if (from == null || from.equals(site) || workload.movingMegabytes() == 0) {
            return 0L;
        }
        var price = network.nanoUsdPerGigabyte(from, site);
        return price == null ? null : (Long) Rounding.scale(workload.movingMegabytes(), price, 1000);
    }
}
