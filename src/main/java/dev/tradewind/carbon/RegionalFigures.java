package dev.tradewind.carbon;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.GridZone;
import dev.tradewind.catalog.PublishedRegion;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The yearly intensities that Google publishes for its regions, beside what we hold of the zones in which they stand. */
@Component
public class RegionalFigures {
    private static final int LEAST_HOURS = 8000;

    private final Catalog catalog;
    private final CarbonIntensities intensities;

    RegionalFigures(Catalog catalog, CarbonIntensities intensities) {
        this.catalog = catalog;
        this.intensities = intensities;
    }

    /**
     * One region.
     *
     * @param zone null where the site names none
     * @param ours the same year's mean of hourly values if they are nearly whole, else the published yearly mean
     * @param oursYear of which year ours is
     * @param hourly whether ours is the mean of hourly values
     */
    public record Regional(
            PublishedRegion published,
            @Nullable Site site,
            @Nullable String zone,
            @Nullable Double ours,
            int oursYear,
            boolean hourly) {
        /** Google's less ours; null where ours is unknown. */
        public @Nullable Double difference() {
            return ours == null ? null : published.gramsPerKwh() - ours;
        }
    }

    public List<Regional> all() {
        return catalog.publishedRegions().stream().map(this::regional).toList();
    }

    private Regional regional(PublishedRegion published) {
        Site site = catalog.site(published.siteId()).orElse(null);
        String zone = site == null ? null : site.gridZone();
        if (zone == null) {
            return new Regional(published, site, null, null, 0, false);
        }
        Optional<Double> hourly = yearOf(zone, published.year());
        if (hourly.isPresent()) {
            return new Regional(published, site, zone, hourly.get(), published.year(), true);
        }
        GridZone yearly = catalog.gridZone(zone).orElse(null);
        return new Regional(
                published,
                site,
                zone,
                yearly == null ? null : yearly.yearlyGramsPerKwh(),
                yearly == null ? 0 : yearly.year(),
                false);
    }

    private Optional<Double> yearOf(String zone, int year) {
        var range = TimeRange.ofDays(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1), ZoneOffset.UTC);
        var hours = intensities.known(zone, range);
        var hourly = hours.stream()
                .filter(hour -> hour.kind() != SignalKind.PUBLISHED && hour.kind() != SignalKind.FORECAST)
                .toList();
        return hourly.size() < LEAST_HOURS
                ? Optional.empty()
                : Optional.of(hourly.stream()
                        .mapToDouble(HourlyIntensity::gramsPerKwh)
                        .average()
                        .orElseThrow());
    }
}
