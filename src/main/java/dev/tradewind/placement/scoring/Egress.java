package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.NetworkPath;
import dev.tradewind.placement.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
    private boolean againstRules;

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
        return of(workload, site, network, null);
    }

    /** Every way with its price, in the order of the workload's data; none where a price is unknown. */
    static List<Way> ways(Candidate workload, String site, Network network) {
        var ways = new ArrayList<Way>();
        return of(workload, site, network, ways) == null ? List.of() : ways;
    }

    private static @Nullable Egress of(Candidate workload, String site, Network network, @Nullable List<Way> ways) {
        var egress = new Egress();
        var limit = Ways.limit(workload);
        for (var need : workload.data()) {
            if (need.readMegabytes() > 0 && !need.isAt(site)) {
                var leg = Ways.read(need, site, limit, network);
                if (leg == null) {
                    leg = Ways.anyRead(need, site, network);
                    egress.againstRules = true;
                }
                if (leg == null || !egress.add(leg, need.readMegabytes(), need.name() == null, network)) {
                    return null;
                }
                if (ways != null) {
                    ways.add(way(leg, source(need, leg, site), site, false, need.readMegabytes(), network));
                }
            }
            if (need.writtenMegabytes() > 0) {
                var leg = Ways.write(need, site, limit, network);
                if (leg == null) {
                    leg = Ways.anyWrite(need, site, network);
                    egress.againstRules = true;
                }
                var stays = leg != null && leg.link() == Network.INSIDE;
                if (leg == null || !stays && !egress.add(leg, need.writtenMegabytes(), true, network)) {
                    return null;
                }
                if (ways != null) {
                    var to = stays ? site : leg.link().to();
                    ways.add(way(leg, site, to, true, need.writtenMegabytes(), network));
                }
            }
        }
        return egress;
    }

    /** An offered copy at the site itself is read inside, for its share. */
    private static String source(DataNeed need, Leg leg, String site) {
        if (leg.link() != Network.INSIDE) {
            return leg.link().from();
        }
        return need.site().equals(Link.INTERNET) ? Link.INTERNET : site;
    }

    private static Way way(Leg leg, String from, String to, boolean written, long megabytes, Network network) {
        var price = Objects.requireNonNull(leg.nanoUsdPerGigabyte());
        if (from.equals(to)) {
            return new Way(from, to, Way.INSIDE, written, megabytes, price, 0L);
        }
        if (from.equals(Link.INTERNET)) {
            return new Way(from, to, NetworkPath.Kind.INTERNET.words(), written, megabytes, price, null);
        }
        var site = written ? from : to;
        var rtt = Leg.rttMicros(leg.link(), leg.path(), site, written ? to : from, network);
        return new Way(from, to, leg.name(), written, megabytes, price, rtt);
    }

    /** Whether no way that the rules allow has a known price, so that another one's counts: what runs today is scored all the same. */
    public boolean isAgainstRules() {
        return againstRules;
    }

    private boolean add(Leg leg, long crossing, boolean pooled, Network network) {
        var price = leg.nanoUsdPerGigabyte();
        if (price == null) {
            return false;
        }
        var cost = Math.addExact(Rounding.scale(crossing, price, 1000), leg.feeNanoUsd());
        nanoUsd = Math.addExact(nanoUsd, cost);
        megabytes = Math.addExact(megabytes, crossing);
        var pool = pooled && leg.path() == Leg.OWN ? network.pool(leg.link()) : -1;
        if (pool >= 0) {
            if (tieredMegabytes == null) {
                tieredMegabytes = new long[network.pools()];
            }
            tieredMegabytes[pool] = Math.addExact(tieredMegabytes[pool], crossing);
            tieredNanoUsd = Math.addExact(tieredNanoUsd, cost);
        }
        return true;
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
