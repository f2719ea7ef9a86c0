package dev.tradewind.planning;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.TierPool;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Price lists by volume: all gigabytes of a month that leave a provider's sites of one list for the internet or for another
 * provider are added up before they are priced, as one payer has them. What the bills count there beside what is planned here
 * comes first and takes the dear steps.
 */
@Component
class TierInputs {
    private final Catalog catalog;
    private final BilledInternet billed;

    TierInputs(Catalog catalog, BilledInternet billed) {
        this.catalog = catalog;
        this.billed = billed;
    }

    record Tiered(List<Link> links, List<TierPool> pools) {}

    Tiered of(List<Link> links, List<Candidate> planned) {
        var today = flowingToday(planned);
        var bills = billed.megabytes();
        var lists = new TreeMap<String, List<TierPool.Step>>();
        var already = new HashMap<String, Long>();
        var seen = new HashSet<String>();
        var tiered = new ArrayList<Link>();
        for (var link : links) {
            var from = link.from();
            var steps = steps(link);
            if (steps == null) {
                tiered.add(link);
                continue;
            }
            var id = id(from, steps);
            lists.put(id, steps);
            if (seen.add(from)) {
                already.merge(
                        id, Math.max(0, bills.getOrDefault(from, 0L) - today.getOrDefault(from, 0L)), Math::addExact);
            }
            tiered.add(new Link(from, link.to(), link.rttMicros(), link.nanoUsdPerGigabyte(), id, link.lost()));
        }
        var pools = lists.entrySet().stream()
                .map(list -> new TierPool(list.getKey(), already.getOrDefault(list.getKey(), 0L), list.getValue()))
                .toList();
        return new Tiered(tiered, pools);
    }

    /** {@code aws to the internet from 0 GB at USD 0.09, from 10240 GB at USD 0.085}. */
    private static String id(String site, List<TierPool.Step> steps) {
        return site.substring(0, site.indexOf(':')) + " to the internet "
                + steps.stream()
                        .map(step -> "from " + step.fromMegabytes() / 1000 + " GB at USD "
                                + BigDecimal.valueOf(step.nanoUsdPerGigabyte(), 9)
                                        .stripTrailingZeros()
                                        .toPlainString())
                        .collect(Collectors.joining(", "));
    }

    /** Null where every gigabyte costs the same, or where a later one costs more: then the first price counts for all. */
    private @Nullable List<TierPool.Step> steps(Link link) {
        if (link.nanoUsdPerGigabyte() == null) {
            return null;
        }
        var internet = catalog.egressPrice(link.from(), EgressPrice.INTERNET).orElse(null);
        var own = link.to().equals(Link.INTERNET)
                ? internet
                : catalog.egressPrice(link.from(), link.to()).orElse(null);
        if (own == null
                || internet == null
                || !own.tiered()
                || own.tiers().size() < 2
                || !own.tiers().equals(internet.tiers())) {
            return null;
        }
        var steps = new ArrayList<TierPool.Step>();
        for (var tier : own.tiers()) {
            var price = Units.nanoUsd(tier.usdPerGb());
            if (!steps.isEmpty() && steps.getLast().nanoUsdPerGigabyte() < price) {
                return null;
            }
            steps.add(new TierPool.Step(Units.megabytes(tier.fromGigabytes()), price));
        }
        return steps;
    }

    /** Megabytes a month that what is planned sends to the internet from where it is today, by site. */
    private static Map<String, Long> flowingToday(List<Candidate> planned) {
        var bySite = new HashMap<String, Long>();
        for (var candidate : planned) {
            if (candidate.currentSite() == null) {
                continue;
            }
            var times = candidate.kind() == Candidate.Kind.SERVICE
                    ? 1000
                    : candidate.timesPerMonthPerMille() * candidate.shape().runs();
            candidate.data().stream()
                    .filter(need -> need.site().equals(Link.INTERNET))
                    .mapToLong(DataNeed::writtenMegabytes)
                    .forEach(megabytes ->
                            bySite.merge(candidate.currentSite(), megabytes * times / 1000, Math::addExact));
        }
        return bySite;
    }
}
