package dev.tradewind.carbon;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * What workloads emitted at their sites of record within a range: services all the time, batch workloads at their
 * scheduled starts. Location-based, average; an estimate of use, not the inventory of a report.
 */
@Component
public class WorkloadEmissions {
    private static final int MOST_RUNS = 2000;
    private static final Duration LONGEST_RUN = Duration.ofDays(7);
    private static final double HOURS_PER_MONTH = 730;

    private final EmissionsFormula formula;
    private final Catalog catalog;

    WorkloadEmissions(EmissionsFormula formula, Catalog catalog) {
        this.formula = formula;
        this.catalog = catalog;
    }

    /** By workload name; workloads whose site is not known are left out. */
    public Map<String, Emissions> of(Collection<Workload> workloads, TimeRange range) {
        Map<String, Emissions> found = new LinkedHashMap<>();
        // Many workloads share a zone, and one may have hundreds of runs: the hours of a zone are read once.
        var zones = new TreeSet<String>();
        workloads.forEach(
                workload -> catalog.site(workload.siteId()).map(Site::gridZone).ifPresent(zones::add));
        Map<String, List<HourlyIntensity>> byZone = formula.hours(zones, longest(range));
        for (Workload workload : workloads) {
            Site site = catalog.site(workload.siteId()).orElse(null);
            if (site != null) {
                String zone = site.gridZone();
                List<HourlyIntensity> hours = zone == null ? List.of() : byZone.getOrDefault(zone, List.of());
                found.put(workload.name(), at(workload, site, range, hours));
            }
        }
        return found;
    }

    /** A run that starts within the range may end after it. */
    private static TimeRange longest(TimeRange range) {
        return new TimeRange(range.from(), range.to().plus(LONGEST_RUN));
    }

    private Emissions at(Workload workload, Site site, TimeRange range, List<HourlyIntensity> known) {
        RunWindow window = workload.window();
        Double hours = workload.durationHours();
        double gigabytes = EmissionsFormula.remoteGigabytesPerMonth(workload, 1);
        if (window == null || hours == null) {
            double share = range.duration().toMinutes() / 60.0 / HOURS_PER_MONTH;
            return formula.running(workload, site, range, known, share * gigabytes);
        }
        var parts = new ArrayList<Emissions>();
        Duration length = Duration.ofHours((long) Math.ceil(hours));
        for (TimeRange run : runs(window, length, range)) {
            parts.add(formula.running(workload, site, run, known, gigabytes));
        }
        return sum(parts);
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

    private static Emissions sum(List<Emissions> parts) {
        var compute = dev.tradewind.quantity.Energy.NONE;
        var network = dev.tradewind.quantity.Energy.NONE;
        double operational = 0;
        double embodied = 0;
        int unknown = 0;
        var hours = new ArrayList<HourlyIntensity>();
        for (Emissions part : parts) {
            compute = compute.plus(part.compute());
            network = network.plus(part.network());
            operational += part.operationalGrams();
            embodied += part.embodiedGrams();
            unknown += part.hoursUnknown();
            hours.addAll(part.hours());
        }
        return new Emissions(compute, network, operational, embodied, hours, unknown);
    }
}
