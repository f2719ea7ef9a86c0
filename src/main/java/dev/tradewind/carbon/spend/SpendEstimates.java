package dev.tradewind.carbon.spend;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.Emissions;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.carbon.WorkloadEmissions;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The last resort of the estimate: use that is billed, but belongs to no workload that is known here. Its energy is taken from
 * its money, at the ratio of the workloads of the same provider whose machines are known.
 */
@Component
public class SpendEstimates {
    private final SpendQuery query;
    private final WorkloadEmissions emissions;
    private final Workloads workloads;
    private final CarbonIntensities intensities;
    private final Catalog catalog;
    private final Clock clock;

    SpendEstimates(
            SpendQuery query,
            WorkloadEmissions emissions,
            Workloads workloads,
            CarbonIntensities intensities,
            Catalog catalog,
            Clock clock) {
        this.query = query;
        this.emissions = emissions;
        this.workloads = workloads;
        this.intensities = intensities;
        this.catalog = catalog;
        this.clock = clock;
    }

    /** Ratios by provider and currency, in that order. */
    private record Key(String provider, String currency) {}

    /** Of the part of the range that is over, the dearest first. */
    public List<SpendEstimate> of(TimeRange asked) {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        if (!asked.from().isBefore(hour)) {
            return List.of();
        }
        var range = new TimeRange(asked.from(), asked.to().isAfter(hour) ? hour : asked.to());
        Map<String, Workload> known =
                workloads.all().stream().collect(Collectors.toMap(Workload::name, Function.identity()));
        var spends = query.within(range);
        var ours = emissions.of(known.values(), range);
        var ratios = ratios(spends, ours);
        var unbilled = unbilled(spends, known.values());
        Map<String, Optional<Double>> zones = new HashMap<>();
        return unknown(spends, known).stream()
                .map(spend -> estimate(spend, ratios, zones, range, unbilled))
                .sorted(Comparator.comparing(
                                (SpendEstimate each) -> each.spend().cost().amount())
                        .reversed())
                .toList();
    }

    private static Map<Key, Optional<SpendRatio>> ratios(List<Spend> spends, Map<String, Emissions> ours) {
        Map<Key, Map<String, Double>> cost = new LinkedHashMap<>();
        for (Spend spend : spends) {
            if (spend.workload() != null && ours.containsKey(spend.workload())) {
                cost.computeIfAbsent(new Key(spend.provider(), spend.cost().currency()), key -> new LinkedHashMap<>())
                        .merge(spend.workload(), spend.cost().amount().doubleValue(), Double::sum);
            }
        }
        Map<Key, Optional<SpendRatio>> ratios = new HashMap<>();
        cost.forEach((key, byWorkload) -> {
            var known = new ArrayList<SpendRatio.Known>();
            byWorkload.forEach((name, paid) -> {
                Emissions own = ours.get(name);
                if (own != null) {
                    known.add(new SpendRatio.Known(own.energy().kwh(), own.embodiedGrams(), paid));
                }
            });
            ratios.put(key, SpendRatio.of(key.provider, key.currency, known));
        });
        return ratios;
    }

    /** Use of no known workload, summed over deliveries by place, kind, currency and the name that the charges give. */
    private static List<Spend> unknown(List<Spend> spends, Map<String, Workload> known) {
        Map<List<String>, Spend> sums = new LinkedHashMap<>();
        for (Spend spend : spends) {
            if (spend.workload() == null || !known.containsKey(spend.workload())) {
                var name = spend.workload() == null ? "" : spend.workload();
                sums.merge(
                        List.of(
                                spend.siteId(),
                                spend.category(),
                                name,
                                spend.cost().currency()),
                        spend,
                        (a, b) -> new Spend(
                                a.provider(),
                                a.region(),
                                a.category(),
                                a.workload(),
                                new Money(
                                        a.cost().amount().add(b.cost().amount()),
                                        a.cost().currency())));
            }
        }
        return List.copyOf(sums.values());
    }

    /** Workloads that no charge names, by site: charges there without a name may be theirs, whose machines are counted. */
    private static Map<String, List<String>> unbilled(Collection<Spend> spends, Collection<Workload> known) {
        Set<String> billed =
                spends.stream().map(Spend::workload).filter(Objects::nonNull).collect(Collectors.toSet());
        return known.stream()
                .filter(workload -> !billed.contains(workload.name()))
                .collect(Collectors.groupingBy(
                        Workload::siteId, Collectors.mapping(Workload::name, Collectors.toList())));
    }

    private SpendEstimate estimate(
            Spend spend,
            Map<Key, Optional<SpendRatio>> ratios,
            Map<String, Optional<Double>> zones,
            TimeRange range,
            Map<String, List<String>> unbilled) {
        var theirs = spend.workload() == null ? unbilled.get(spend.siteId()) : null;
        if (theirs != null) {
            String zone = catalog.site(spend.siteId()).map(Site::gridZone).orElse(null);
            String why = "may be the bill of " + theirs.getFirst()
                    + (theirs.size() > 1 ? " or of " + (theirs.size() - 1) + " others" : "")
                    + ", whose machines are counted and which no charge names";
            return new SpendEstimate(spend, zone, null, null, why);
        }
        var ratio = ratios.getOrDefault(new Key(spend.provider(), spend.cost().currency()), Optional.empty());
        String zone = catalog.site(spend.siteId()).map(Site::gridZone).orElse(null);
        var grams = zone == null
                ? Optional.<Double>empty()
                : zones.computeIfAbsent(zone, each -> mean(intensities.hourly(each, range)));
        String why = ratio.isEmpty()
                ? "fewer than " + SpendRatio.LEAST_WORKLOADS + " workloads of " + spend.provider()
                        + " are known with their machines and billed in "
                        + spend.cost().currency()
                : grams.isEmpty() ? "no intensity is known where it ran" : null;
        return new SpendEstimate(spend, zone, ratio.orElse(null), grams.orElse(null), why);
    }

    private static Optional<Double> mean(List<HourlyIntensity> hours) {
        var mean = hours.stream().mapToDouble(HourlyIntensity::gramsPerKwh).average();
        return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
    }
}
