package dev.tradewind.planning;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.BilledInternet;
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
 * provider are added up before they are priced, as one payer has them. What the bills count of the provider's largest payer,
 * from whatever site, beside what is planned here comes first and fills the first steps, the free ones included.
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
        var bills = billed.payerGigabytes();
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
            already.putIfAbsent(id, Units.megabytes(bills.getOrDefault(provider(from), BigDecimal.ZERO)));
            if (seen.add(from)) {
                already.merge(id, -today.getOrDefault(from, 0L), Math::addExact);
            }
            tiered.add(link.in(id, link.nanoUsdPerGigabyte()));
        }
        var pools = new TreeMap<String, TierPool>();
        lists.forEach((id, steps) -> pools.put(id, new TierPool(id, Math.max(0, already.getOrDefault(id, 0L)), steps)));
        return new Tiered(
                tiered.stream().map(link -> priced(link, pools)).toList(),
                pools.values().stream().toList());
    }

    /** At the step that the next gigabyte has. */
    private static Link priced(Link link, Map<String, TierPool> pools) {
        var pool = link.tierPool() == null ? null : pools.get(link.tierPool());
        return pool == null ? link : link.in(pool.id(), pool.nextNanoUsdPerGigabyte());
    }

    private static String provider(String site) {
        return site.substring(0, site.indexOf(':'));
    }

    /** {@code aws to the internet from 0 GB at USD 0.09, from 10240 GB at USD 0.085}. */
    private static String id(String site, List<TierPool.Step> steps) {
        return provider(site) + " to the internet "
                + steps.stream()
                        .map(step -> "from " + step.fromMegabytes() / 1000 + " GB at USD "
                                + BigDecimal.valueOf(step.nanoUsdPerGigabyte(), 9)
                                        .stripTrailingZeros()
                                        .toPlainString())
                        .collect(Collectors.joining(", "));
    }

    /** Null where every gigabyte costs the same. */
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
        for (var tier : own.plannedTiers()) {
            steps.add(new TierPool.Step(Units.megabytes(tier.fromGigabytes()), Units.nanoUsd(tier.usdPerGb())));
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
