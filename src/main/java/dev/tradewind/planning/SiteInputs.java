package dev.tradewind.planning;

import dev.tradewind.carbon.CarbonForecast;
import dev.tradewind.carbon.CarbonForecasts;
import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Spot;
import dev.tradewind.quantity.CarbonIntensity;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sites as the engine sees them, with what is known of price and carbon in each hour. */
@Component
class SiteInputs {
    private final Catalog catalog;
    private final CarbonIntensities carbon;
    private final CarbonForecasts forecasts;
    private final ComputePrices prices;
    private final SpotMarket market;
    private final PlanningSettings settings;

    SiteInputs(
            Catalog catalog,
            CarbonIntensities carbon,
            CarbonForecasts forecasts,
            ComputePrices prices,
            SpotMarket market,
            PlanningSettings settings) {
        this.catalog = catalog;
        this.carbon = carbon;
        this.forecasts = forecasts;
        this.prices = prices;
        this.market = market;
        this.settings = settings;
    }

    record Sites(List<CandidateSite> candidates, List<Snapshot.Origin> origins) {}

    /** All sites of providers that are in use: where there is no account, there is no candidate. */
    Sites of(Horizon horizon, Set<String> providers) {
        var candidates = new ArrayList<CandidateSite>();
        var origins = new ArrayList<Snapshot.Origin>();
        Map<String, List<HourlyIntensity>> byZone = new HashMap<>();
        var range = TimeRange.startingAt(
                horizon.from(), Duration.ofMinutes((long) horizon.slots() * horizon.slotMinutes()));
        var spots = market.open(horizon);
        for (var site : catalog.sites()) {
            if (!providers.contains(site.provider())) {
                continue;
            }
            var zone = site.gridZone();
            var hours = zone == null
                    ? List.<HourlyIntensity>of()
                    : byZone.computeIfAbsent(zone, name -> cautious(name, carbon.hourly(name, range)));
            var price = prices.at(site, horizon.from()).orElse(null);
            var spot = spots.at(site.id(), price).orElse(null);
            candidates.add(candidate(site, horizon, hours, price, spot == null ? null : spot.spot()));
            origins.add(new Snapshot.Origin(
                    site.id(),
                    site.name(),
                    zone,
                    BelievedHours.words(hours),
                    price == null ? "unknown" : price.kind() + ", " + price.source(),
                    spot == null ? null : spot.words(),
                    BelievedHours.revisions(hours),
                    price == null ? null : price.revision()));
        }
        return new Sites(candidates, origins);
    }

    private CandidateSite candidate(
            Site site,
            Horizon horizon,
            List<HourlyIntensity> hours,
            @Nullable ComputePrice price,
            @Nullable Spot spot) {
        var slots = horizon.slots();
        var grams = new long[slots];
        java.util.Arrays.fill(grams, Long.MIN_VALUE);
        for (var hour : hours) {
            var slot = Duration.between(horizon.from(), hour.hour()).toHours();
            if (slot >= 0 && slot < slots) {
                grams[(int) slot] = new CarbonIntensity(hour.gramsPerKwh()).milligramsPerKwh();
            }
        }
        var gpu = price == null ? null : price.usdPerGpuHour();
        return new CandidateSite(
                site.id(),
                site.provider(),
                site.country(),
                (int) Units.thousandths(site.pue()),
                price == null ? Series.unknown(slots) : Series.flat(slots, Units.nanoUsd(price.usdPerVcpuHour())),
                price == null ? Series.unknown(slots) : Series.flat(slots, Units.nanoUsd(price.usdPerGibHour())),
                gpu == null ? Series.unknown(slots) : Series.flat(slots, Units.nanoUsd(gpu)),
                Series.of(grams),
                capacity(site, slots),
                spot,
                site.parentSite(),
                null);
    }

    private @Nullable Capacity capacity(Site site, int slots) {
        var stated = settings.capacity().get(site.id());
        return stated == null
                ? null
                : new Capacity(
                        Series.flat(slots, Units.thousandths(stated.vcpus())),
                        Series.flat(slots, Units.mebibytes(stated.memoryGib().doubleValue())),
                        Series.flat(slots, Units.thousandths(stated.gpus())));
    }

    /** Where the installation plans with care, hours of our own forecast count as dirty as only one in ten is expected to be. */
    private List<HourlyIntensity> cautious(String zone, List<HourlyIntensity> hours) {
        if (settings.carbonForecast() == PlanningSettings.CarbonQuantile.MIDDLE) {
            return hours;
        }
        Map<Instant, Double> high = forecasts.of(zone).bands().stream()
                .collect(Collectors.toMap(CarbonForecast.Band::hour, CarbonForecast.Band::highGramsPerKwh));
        return hours.stream()
                .map(hour -> {
                    var grams =
                            hour.kind() == SignalKind.FORECAST && hour.source().startsWith(CarbonForecasts.OURS)
                                    ? high.get(hour.hour())
                                    : null;
                    return grams == null
                            ? hour
                            : new HourlyIntensity(
                                    hour.hour(),
                                    grams,
                                    SignalKind.FORECAST,
                                    "90th percentile of " + hour.source(),
                                    hour.revision(),
                                    hour.knownAt());
                })
                .toList();
    }
}
