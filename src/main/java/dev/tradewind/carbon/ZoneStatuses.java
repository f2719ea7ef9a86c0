package dev.tradewind.carbon;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.GridZone;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.Signals;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** All zones that matter: those with a site, and those of which a source has spoken. */
@Component
public class ZoneStatuses {
    private final CarbonIntensities intensities;
    private final Signals signals;
    private final Catalog catalog;

    ZoneStatuses(CarbonIntensities intensities, Signals signals, Catalog catalog) {
        this.intensities = intensities;
        this.signals = signals;
        this.catalog = catalog;
    }

    /** Ids of the zones in which sites stand. */
    public List<String> withSites() {
        return catalog.zonesWithSites();
    }

    /** By zone id. */
    public List<ZoneStatus> at(Instant hour) {
        Map<String, Integer> sites = new TreeMap<>();
        for (Site site : catalog.sites()) {
            if (site.gridZone() != null) {
                sites.merge(site.gridZone(), 1, Integer::sum);
            }
        }
        Map<String, SeriesStatus> known = new HashMap<>();
        signals.statuses("carbon:").forEach(status -> known.put(status.series(), status));
        known.keySet().stream()
                .filter(series -> series.endsWith(":average:lca"))
                .forEach(series -> sites.putIfAbsent(series.split(":")[1], 0));
        Instant start = hour.truncatedTo(ChronoUnit.HOURS);
        Map<String, List<HourlyIntensity>> now =
                intensities.hourly(sites.keySet(), new TimeRange(start, start.plus(1, ChronoUnit.HOURS)));
        var all = new ArrayList<ZoneStatus>();
        sites.forEach((zone, count) -> {
            GridZone published = catalog.gridZone(zone).orElse(null);
            SeriesStatus status = known.get(SeriesNames.carbonLifeCycle(zone));
            all.add(new ZoneStatus(
                    zone,
                    published == null ? zone : published.name(),
                    count,
                    now.getOrDefault(zone, List.of()).stream().findFirst().orElse(null),
                    status == null ? null : status.knownTo(),
                    published == null ? null : published.yearlyGramsPerKwh(),
                    published == null ? 0 : published.year()));
        });
        return all;
    }
}
