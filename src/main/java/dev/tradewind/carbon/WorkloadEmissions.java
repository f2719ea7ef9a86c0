package dev.tradewind.carbon;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Coefficient;
import dev.tradewind.catalog.CoefficientName;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.Energy;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What workloads emitted at their sites of record within a range: services all the time, batch workloads at their
 * scheduled starts, with measured utilisation where a feed tells it, and the storage of their data. Location-based,
 * average; an estimate.
 */
@Component
public class WorkloadEmissions {
    private static final int MOST_RUNS = 2000;
    private static final Duration LONGEST_RUN = Duration.ofDays(7);
    private static final double HOURS_PER_MONTH = 730;

    private final CarbonIntensities intensities;
    private final MeasuredUse use;
    private final MarketFactors market;
    private final Catalog catalog;
    private final Workloads workloads;

    WorkloadEmissions(
            CarbonIntensities intensities,
            MeasuredUse use,
            MarketFactors market,
            Catalog catalog,
            Workloads workloads) {
        this.intensities = intensities;
        this.use = use;
        this.market = market;
        this.catalog = catalog;
        this.workloads = workloads;
    }

    /** By workload name; workloads whose site is not known are left out. */
    public Map<String, Emissions> of(Collection<Workload> asked, TimeRange range) {
        Map<Workload, List<TimeRange>> always = new LinkedHashMap<>();
        asked.forEach(workload -> always.put(workload, List.of(range)));
        return during(always);
    }

    /** As {@link #of}, each workload within ranges of its own that do not overlap; one without any is left out. */
    public Map<String, Emissions> during(Map<Workload, List<TimeRange>> ranges) {
        return during(ranges, false);
    }

    /** As {@link #of} by the market-based method: the factors of contracts where a site has them, else those of its grid. */
    public Map<String, Emissions> marketBased(Collection<Workload> asked, TimeRange range) {
        Map<Workload, List<TimeRange>> always = new LinkedHashMap<>();
        asked.forEach(workload -> always.put(workload, List.of(range)));
        return during(always, true);
    }

    private Map<String, Emissions> during(Map<Workload, List<TimeRange>> ranges, boolean byContract) {
        Map<String, Emissions> found = new LinkedHashMap<>();
        var whole = hull(ranges.values());
        if (whole.isEmpty()) {
            return found;
        }
        var told = told(ranges.keySet(), whole, byContract);
        ranges.forEach((workload, own) -> {
            Site site = catalog.site(workload.siteId()).orElse(null);
            if (site != null && !own.isEmpty()) {
                found.put(
                        workload.name(),
                        Emissions.sum(own.stream()
                                .map(range -> withData(at(workload, site, range, told), workload, range, told))
                                .toList()));
            }
        });
        return found;
    }

    /**
     * What one workload emits that runs through a whole range at a site, be it its own or another; its data stay where they
     * are and are not counted. Of a BATCH workload the range is one run.
     */
    public Emissions running(Workload workload, Site site, TimeRange range) {
        return running(
                workload,
                site,
                range,
                told(List.of(workload), range, false, site.gridZone()),
                moved(workload, site, range));
    }

    /** As {@link #running} with marginal intensities; empty unless the site's zone has one for every hour. */
    public Optional<Emissions> marginal(Workload workload, Site site, TimeRange range) {
        String zone = site.gridZone();
        if (zone == null) {
            return Optional.empty();
        }
        var told = new Told(
                Map.of(zone, intensities.marginal(zone, range)),
                Map.of(),
                use.of(List.of(workload.name()), range),
                new StoredData(List.of()));
        var emissions = running(workload, site, range, told, moved(workload, site, range));
        return emissions.complete() ? Optional.of(emissions) : Optional.empty();
    }

    /** Gigabytes to and from data elsewhere during a range. */
    private static double moved(Workload workload, Site site, TimeRange range) {
        double gigabytes = EmissionsFormula.remoteGigabytes(workload, site.id());
        return workload.window() == null || workload.durationHours() == null
                ? gigabytes * range.duration().toMinutes() / 60.0 / HOURS_PER_MONTH
                : gigabytes;
    }

    /** The coefficients that count at a workload's site, each with source and date. */
    public List<Coefficient> coefficients(Workload workload) {
        return Arrays.stream(CoefficientName.values())
                .flatMap(name -> catalog.coefficient(workload.siteId(), name).stream())
                .toList();
    }

    /** Everything that is read, once for all workloads: many share a zone, and one may have hundreds of runs. */
    private record Told(
            Map<String, List<HourlyIntensity>> hours,
            Map<String, List<SignalPoint>> contracts,
            Map<String, Map<Instant, Double>> use,
            StoredData stored) {
        List<HourlyIntensity> hours(Site site, TimeRange range) {
            String zone = site.gridZone();
            if (zone == null) {
                return List.of();
            }
            var grid = Hours.within(hours.getOrDefault(zone, List.of()), range);
            var contract = contracts.get(site.id());
            return contract == null ? grid : MarketFactors.contracted(grid, contract);
        }
    }

    private Told told(Collection<Workload> asked, TimeRange whole, boolean byContract, @Nullable String... more) {
        var stored = new StoredData(workloads.all());
        var zones = new TreeSet<String>();
        var sites = new TreeSet<String>();
        for (String zone : more) {
            if (zone != null) {
                zones.add(zone);
            }
        }
        for (Workload workload : asked) {
            sites.add(workload.siteId());
            stored.of(workload).forEach(part -> sites.add(part.siteId()));
        }
        sites.forEach(site -> catalog.site(site).map(Site::gridZone).ifPresent(zones::add));
        // A run that starts within the range may end after it.
        var longest = new TimeRange(whole.from(), whole.to().plus(LONGEST_RUN));
        return new Told(
                intensities.hourly(zones, longest),
                byContract ? market.of(sites, longest) : Map.of(),
                use.of(asked.stream().map(Workload::name).toList(), longest),
                stored);
    }

    /** From the first beginning to the last end; empty where there is none. */
    private static TimeRange hull(Collection<List<TimeRange>> ranges) {
        var all = ranges.stream().flatMap(List::stream).toList();
        var from =
                all.stream().map(TimeRange::from).min(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        return new TimeRange(
                from,
                all.stream().map(TimeRange::to).max(Comparator.naturalOrder()).orElse(from));
    }

    private Emissions at(Workload workload, Site site, TimeRange range, Told told) {
        RunWindow window = workload.window();
        Double hours = workload.durationHours();
        if (window == null || hours == null) {
            return running(workload, site, range, told, moved(workload, site, range));
        }
        var parts = new ArrayList<Emissions>();
        Duration length = Duration.ofHours((long) Math.ceil(hours));
        for (TimeRange run : runs(window, length, range)) {
            parts.add(running(workload, site, run, told, moved(workload, site, run)));
        }
        return Emissions.sum(parts);
    }

    private Emissions running(Workload workload, Site site, TimeRange range, Told told, double remoteGigabytes) {
        return EmissionsFormula.of(
                workload,
                site,
                catalog.powerAt(site.id()),
                told.hours(site, range),
                told.use().getOrDefault(workload.name(), Map.of()),
                range.duration(),
                remoteGigabytes);
    }

    /** Data are kept all the time, whether their workload runs or not. */
    private Emissions withData(Emissions running, Workload workload, TimeRange range, Told told) {
        var kept = running;
        for (StoredData.Part part : told.stored().of(workload)) {
            Site site = catalog.site(part.siteId()).orElse(null);
            if (site != null && part.gigabytes() > 0) {
                double watts = EnergyFormula.storageWatts(part.gigabytes(), catalog.powerAt(site.id()));
                double perHour = EnergyFormula.hour(watts, site.pue()).kwh();
                List<HourlyIntensity> hours = told.hours(site, range);
                Map<SignalKind, Double> grams = hours.stream()
                        .collect(Collectors.groupingBy(
                                HourlyIntensity::kind, Collectors.summingDouble(hour -> perHour * hour.gramsPerKwh())));
                kept = kept.withStorage(site.id(), new Energy(perHour * hours.size()), grams, (int)
                        (range.duration().toHours() - hours.size()));
            }
        }
        return kept;
    }

    private static List<TimeRange> runs(RunWindow window, Duration length, TimeRange range) {
        var runs = new ArrayList<TimeRange>();
        Instant at = range.from();
        while (runs.size() < MOST_RUNS) {
            RunWindow.Slot slot = window.next(at, length.toHours()).orElse(null);
            if (slot == null || !slot.earliestStart().isBefore(range.to())) {
                break;
            }
            if (!slot.earliestStart().isBefore(range.from())) {
                runs.add(TimeRange.startingAt(slot.earliestStart(), length));
            }
            if (window.schedule() == null) {
                break;
            }
            at = slot.earliestStart().plusSeconds(1);
        }
        return runs;
    }
}
