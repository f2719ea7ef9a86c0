package dev.tradewind.planning;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Capacity;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Spot;
import dev.tradewind.quantity.CarbonIntensity;
import dev.tradewind.quantity.TimeRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sites as the engine sees them, with what is known of price and carbon in each hour. */
@Component
class SiteInputs {
    private final Catalog catalog;
    private final ZoneCarbon carbon;
    private final ComputePrices prices;
    private final SpotMarket market;
    private final PlanningSettings settings;

    SiteInputs(Catalog catalog, ZoneCarbon carbon, ComputePrices prices, SpotMarket market, PlanningSettings settings) {
        this.catalog = catalog;
        this.carbon = carbon;
        this.prices = prices;
        this.market = market;
        this.settings = settings;
    }

    record Sites(List<CandidateSite> candidates, List<Snapshot.Origin> origins) {}

    /** All sites of providers that are in use: where there is no account, there is no candidate. */
    Sites of(Horizon horizon, Set<String> providers) {
        var candidates = new ArrayList<CandidateSite>();
        var origins = new ArrayList<Snapshot.Origin>();
        var range = TimeRange.startingAt(
                horizon.from(), Duration.ofMinutes((long) horizon.slots() * horizon.slotMinutes()));
        var spots = market.open(horizon);
        var sites = catalog.sites().stream()
                .filter(site -> providers.contains(site.provider()))
                .toList();
        var believed = carbon.of(
                sites.stream()
                        .flatMap(site -> Stream.ofNullable(site.gridZone()))
                        .collect(Collectors.toSet()),
                range);
        for (var site : sites) {
            var zone = site.gridZone();
            var grid = zone == null
                    ? ZoneCarbon.Believed.NOTHING
                    : believed.getOrDefault(zone, ZoneCarbon.Believed.NOTHING);
            var price = prices.at(site, horizon.from()).orElse(null);
            var spot = spots.at(site.id(), price).orElse(null);
            candidates.add(candidate(site, horizon, grid, price, spot == null ? null : spot.spot()));
            origins.add(new Snapshot.Origin(
                    site.id(),
                    site.name(),
                    zone,
                    grid.words(),
                    price == null ? "unknown" : price.kind() + ", " + price.source(),
                    spot == null ? null : spot.words(),
                    BelievedHours.revisions(grid.hours()),
                    price == null ? null : price.revision()));
        }
        return new Sites(candidates, origins);
    }

    private CandidateSite candidate(
            Site site, Horizon horizon, ZoneCarbon.Believed grid, @Nullable ComputePrice price, @Nullable Spot spot) {
        var slots = horizon.slots();
        var grams = new long[slots];
        java.util.Arrays.fill(grams, Long.MIN_VALUE);
        for (var hour : grid.hours()) {
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
                null,
                grid.tooOld() ? true : null);
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
}
