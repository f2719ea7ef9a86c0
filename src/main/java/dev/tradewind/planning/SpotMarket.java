package dev.tradewind.planning;

import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Spot;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Spare capacity by site: where a type of machine has a spot price that still holds, a price on demand, and a rate at which it is taken
 * back. Where one of the three is unknown there is no spot at that site: unknown is never fine.
 */
@Component
class SpotMarket {
    private static final int ALL = 1000;

    private final Signals signals;
    private final ComputePrices prices;

    SpotMarket(Signals signals, ComputePrices prices) {
        this.signals = signals;
        this.prices = prices;
    }

    /** What is known of all sites at this moment. */
    Open open(Horizon horizon) {
        var rates = new HashMap<String, TreeMap<String, String>>();
        for (var status : signals.statuses(SeriesNames.INTERRUPTIONS)) {
            var parts = status.series().split(":", 4);
            if (parts.length == 4) {
                rates.computeIfAbsent(parts[1] + ":" + parts[2], site -> new TreeMap<>())
                        .put(parts[3], status.series());
            }
        }
        var zones = new HashMap<String, Map<String, List<String>>>();
        if (!rates.isEmpty()) {
            for (SeriesStatus status : signals.statuses(SeriesNames.SPOT)) {
                var parts = status.series().split(":", 5);
                if (parts.length == 5) {
                    zones.computeIfAbsent(parts[1] + ":" + parts[2], site -> new HashMap<>())
                            .computeIfAbsent(parts[4], type -> new ArrayList<>())
                            .add(status.series());
                }
            }
        }
        return new Open(horizon, rates, zones);
    }

    /** Quotes by site. */
    final class Open {
        private final Horizon horizon;
        private final Map<String, TreeMap<String, String>> rates;
        private final Map<String, Map<String, List<String>>> zones;

        private Open(
                Horizon horizon,
                Map<String, TreeMap<String, String>> rates,
                Map<String, Map<String, List<String>>> zones) {
            this.horizon = horizon;
            this.rates = rates;
            this.zones = zones;
        }

        /** The first type, those that also price the site on demand before others, of which all is known. */
        Optional<SpotQuote> at(String site, @Nullable ComputePrice onDemand) {
            var known = rates.get(site);
            var priced = zones.get(site);
            if (known == null || priced == null) {
                return Optional.empty();
            }
            return known.keySet().stream()
                    .filter(priced::containsKey)
                    .sorted(Comparator.comparing((String type) -> !prices.isUsual(type))
                            .thenComparing(Comparator.naturalOrder()))
                    .flatMap(
                            type -> quote(
                                    site,
                                    type,
                                    known.getOrDefault(type, ""),
                                    priced.getOrDefault(type, List.of()),
                                    onDemand)
                                    .stream())
                    .findFirst();
        }

        private Optional<SpotQuote> quote(
                String site, String type, String rateSeries, List<String> series, @Nullable ComputePrice onDemand) {
            var rate = signals.newest(rateSeries, horizon.from())
                    .filter(point -> point.validTo().isAfter(horizon.from()))
                    .orElse(null);
            var usd = prices.machine(site, type, onDemand, horizon.from()).orElse(null);
            if (rate == null || usd == null) {
                return Optional.empty();
            }
            return cheapest(series).map(zone -> quote(site, type, rate, usd, zone));
        }

        /** The zone whose hours to come are cheapest together; by name among equals. */
        private Optional<SpotHours> cheapest(List<String> series) {
            var points = signals.read(series, SpotHours.needed(horizon));
            return series.stream()
                    .sorted()
                    .map(name -> new SpotHours(points.getOrDefault(name, List.of()), horizon))
                    .filter(hours -> hours.newest() != null)
                    .min(Comparator.comparing(
                            hours -> hours.expected().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        }

        private SpotQuote quote(String site, String type, SignalPoint rate, BigDecimal onDemand, SpotHours zone) {
            var shares = zone.expected().stream()
                    .mapToLong(usd ->
                            Math.max(1, perMille(usd.divide(onDemand, MathContext.DECIMAL64), RoundingMode.HALF_UP)))
                    .toArray();
            var taken = perMille(rate.value(), RoundingMode.CEILING);
            var newest = Objects.requireNonNull(zone.newest());
            var spot = new Spot(Series.of(shares), Series.flat(horizon.slots(), taken));
            return new SpotQuote(
                    spot,
                    "FORECAST, same hours of the last 7 days; " + newest.kind() + " "
                            + newest.value().stripTrailingZeros().toPlainString() + " USD/h for " + type + " in "
                            + zoneName(newest.series(), site) + ", " + newest.revisionWords() + ", by "
                            + newest.source() + ", on demand " + onDemand.setScale(4, RoundingMode.HALF_UP)
                            + "; taken back " + rate.basis() + ", " + rate.kind() + " by " + rate.source()
                            + ", " + rate.revisionWords());
        }
    }

    private static String zoneName(String series, String site) {
        var rest = series.substring((SeriesNames.SPOT + site + ":").length());
        return rest.substring(0, rest.indexOf(':'));
    }

    private static long perMille(BigDecimal share, RoundingMode rounding) {
        return share.multiply(BigDecimal.valueOf(ALL)).setScale(0, rounding).longValueExact();
    }
}
