package dev.tradewind.edge.architecture;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.BilledInternet;
import dev.tradewind.egress.Ends;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a distributed model would send in a month: each users' site its share of what is written to data that lies elsewhere.
 *
 * @param usd at list price; null where one of the prices is not known
 * @param legs what it is the sum of
 */
record SyncTraffic(BigDecimal gigabytes, @Nullable BigDecimal usd, List<SyncLeg> legs) {

    static SyncTraffic of(Workload workload, Catalog catalog, BilledInternet billed) {
        var gigabytes = BigDecimal.ZERO;
        var usd = BigDecimal.ZERO;
        var known = true;
        var legs = new ArrayList<SyncLeg>();
        var months = new HashMap<String, BigDecimal>();
        for (var group : workload.users()) {
            for (var data : workload.dataSets()) {
                var part = data.gigabytesWritten().multiply(BigDecimal.valueOf(group.share()));
                if (part.signum() == 0 || group.siteId().equals(data.siteId())) {
                    continue;
                }
                gigabytes = gigabytes.add(part);
                var price = catalog.egressPrice(group.siteId(), data.siteId());
                if (price.isPresent()) {
                    var parts = parts(price.get(), data.siteId(), part, months, billed);
                    parts.forEach(each -> legs.add(new SyncLeg(
                            group.siteId(),
                            data.siteId(),
                            each.gigabytes(),
                            each.usdPerGb(),
                            price.get().source())));
                    usd = parts.stream()
                            .map(each -> each.usdPerGb().multiply(each.gigabytes()))
                            .reduce(usd, BigDecimal::add);
                } else {
                    known = false;
                }
            }
        }
        return new SyncTraffic(gigabytes, known ? usd : null, List.copyOf(legs));
    }

    /** Between providers the steps of the internet's list are filled by what its payer sends already, and by each part in turn. */
    private static List<EgressPrice.Part> parts(
            EgressPrice price, String to, BigDecimal part, Map<String, BigDecimal> months, BilledInternet billed) {
        var payer = Ends.provider(price.fromSite());
        if (payer.equals(Ends.provider(to))) {
            return price.partsOnTop(BigDecimal.ZERO, part);
        }
        var already = months.computeIfAbsent(payer, any -> billed.payerGigabytesAt(price.fromSite()));
        months.put(payer, already.add(part));
        return price.partsOnTop(already, part);
    }
}
