package dev.tradewind.edge.architecture;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.BilledInternet;
import dev.tradewind.egress.Ends;
import dev.tradewind.workload.Workload;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a distributed model would send in a month: each users' site its share of what is written to data that lies elsewhere.
 *
 * @param usd at list price; null where one of the prices is not known
 */
record SyncTraffic(BigDecimal gigabytes, @Nullable BigDecimal usd) {

    static SyncTraffic of(Workload workload, Catalog catalog, BilledInternet billed) {
        var gigabytes = BigDecimal.ZERO;
        var usd = BigDecimal.ZERO;
        var known = true;
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
                    usd = usd.add(cost(price.get(), data.siteId(), part, months, billed));
                } else {
                    known = false;
                }
            }
        }
        return new SyncTraffic(gigabytes, known ? usd : null);
    }

    /** Between providers the steps of the internet's list are filled by what its payer sends already, and by each part in turn. */
    private static BigDecimal cost(
            EgressPrice price, String to, BigDecimal part, Map<String, BigDecimal> months, BilledInternet billed) {
        var payer = Ends.provider(price.fromSite());
        if (payer.equals(Ends.provider(to))) {
            return price.usdFor(part);
        }
        var already = months.computeIfAbsent(payer, any -> billed.payerGigabytesAt(price.fromSite()));
        months.put(payer, already.add(part));
        return price.usdOnTop(already, part);
    }
}
