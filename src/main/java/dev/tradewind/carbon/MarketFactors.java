package dev.tradewind.carbon;

import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What contracts say of the electricity of sites (GHG Protocol Scope 2 Guidance, market-based method): certificates, supplier
 * rates, residual mixes. An hour without a contract keeps the intensity of its grid.
 */
@Component
class MarketFactors {
    private final Signals signals;

    MarketFactors(Signals signals) {
        this.signals = signals;
    }

    /** Points by site id; sites without a contract are left out. */
    Map<String, List<SignalPoint>> of(Collection<String> sites, TimeRange range) {
        var bySeries =
                signals.read(sites.stream().map(SeriesNames::marketFactor).toList(), range);
        Map<String, List<SignalPoint>> found = new HashMap<>();
        for (String site : sites) {
            var points = bySeries.get(SeriesNames.marketFactor(site));
            if (points != null) {
                found.put(site, points);
            }
        }
        return found;
    }

    static List<HourlyIntensity> contracted(List<HourlyIntensity> grid, List<SignalPoint> contracts) {
        return grid.stream()
                .map(hour -> contracts.stream()
                        .filter(point -> !hour.hour().isBefore(point.validFrom())
                                && hour.hour().isBefore(point.validTo()))
                        .findFirst()
                        .map(point -> new HourlyIntensity(
                                hour.hour(),
                                point.value().doubleValue(),
                                point.kind(),
                                point.basis() + ", " + point.source()))
                        .orElse(hour))
                .toList();
    }
}
