package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Link;
import org.jspecify.annotations.Nullable;

/**
 * What leaves a site when a workload runs somewhere: {@code Σ read · price(data → site) + Σ written · price(site →
 * data)}, for one run or for a service's month, at list prices.
 */
public final class Egress {
    private long nanoUsd;
    private long megabytes;
    private long tieredNanoUsd;
    private long @Nullable [] tieredMegabytes;

    private Egress() {}

    /** All of it at list price. */
    public long nanoUsd() {
        return nanoUsd;
    }

    /** 10⁶ bytes that cross between two places. */
    public long megabytes() {
        return megabytes;
    }

    /** The part of {@link #nanoUsd} that a tier pool will price again. */
    long tieredNanoUsd() {
        return tieredNanoUsd;
    }

    /** By pool; null when no gigabyte is tiered. */
    long @Nullable [] tieredMegabytes() {
        return tieredMegabytes;
    }

    /** Null when a price that would be charged is unknown. */
    public static @Nullable Egress of(Candidate workload, String site, Network network) {
        var egress = new Egress();
        for (var need : workload.data()) {
            if (need.readMegabytes() > 0 && !need.isAt(site)) {
                var link = cheapestRead(need, site, network);
                if (link == null || !egress.add(link, need.readMegabytes(), network)) {
                    return null;
                }
            }
            if (need.writtenMegabytes() > 0 && !need.site().equals(site)) {
                var link = network.paid(site, need.site());
                if (link == null || !egress.add(link, need.writtenMegabytes(), network)) {
                    return null;
                }
            }
        }
        return egress;
    }

    private boolean add(Link link, long crossing, Network network) {
        var price = link.nanoUsdPerGigabyte();
        if (price == null) {
            return false;
        }
        var cost = Rounding.scale(crossing, price, 1000);
        nanoUsd = Math.addExact(nanoUsd, cost);
        megabytes = Math.addExact(megabytes, crossing);
        var pool = network.pool(link);
        if (pool >= 0) {
            if (tieredMegabytes == null) {
                tieredMegabytes = new long[network.pools()];
            }
            tieredMegabytes[pool] = Math.addExact(tieredMegabytes[pool], crossing);
            tieredNanoUsd = Math.addExact(tieredNanoUsd, cost);
        }
        return true;
    }

    /** From the original or from a copy, whichever is cheaper; null when no price is known. */
    private static @Nullable Link cheapestRead(DataNeed need, String site, Network network) {
        var cheapest = network.paid(need.site(), site);
        for (var replica : need.replicas()) {
            var link = network.paid(replica, site);
            if (link != null && (cheapest == null || price(link) < price(cheapest))) {
                cheapest = link;
            }
        }
        return cheapest;
    }

    private static long price(Link link) {
        var price = link.nanoUsdPerGigabyte();
        return price == null ? Long.MAX_VALUE : price;
    }

    /** Nano-USD of moving its data here once; 0 when it stays or is new; null when the price is unknown. */
    public static @Nullable Long moving(Candidate workload, String site, Network network) {
        var from = workload.currentSite();
        if (from == null || from.equals(site) || workload.movingMegabytes() == 0) {
            return 0L;
        }
        return network.onceNanoUsd(from, site, workload.movingMegabytes());
    }
}
