package dev.tradewind.planning;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.policy.Policies;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.SignalsAppended;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadChanged;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which workloads an event asks to look at again, noted in the event's own transaction. */
@Component
class ReplanEvents {
    private final Replans replans;
    private final Workloads workloads;
    private final Policies policies;
    private final Catalog catalog;
    private final Clock clock;

    ReplanEvents(Replans replans, Workloads workloads, Policies policies, Catalog catalog, Clock clock) {
        this.replans = replans;
        this.workloads = workloads;
        this.policies = policies;
        this.catalog = catalog;
        this.clock = clock;
    }

    @EventListener
    void on(WorkloadChanged changed) {
        // A move is what a plan proposed; it is no reason for another one.
        if (!changed.onlyItsSite()) {
            replans.note(List.of(changed.name()), changed.added() ? "added" : "changed");
        }
    }

    @EventListener
    void on(SignalsAppended appended) {
        var now = clock.instant();
        var ahead = appended.points().stream()
                .filter(point -> point.validTo().isAfter(now))
                .toList();
        var prices = ahead.stream()
                .map(SignalPoint::series)
                .filter(series -> series.startsWith("price:"))
                .collect(Collectors.toSet());
        var carbon = ahead.stream()
                .filter(point -> point.series().startsWith("carbon:"))
                .collect(Collectors.groupingBy(SignalPoint::series, TreeMap::new, Collectors.toList()));
        if (prices.isEmpty() && carbon.isEmpty()) {
            return;
        }
        for (var workload : workloads.all()) {
            if (prices.stream().anyMatch(series -> series.startsWith("price:" + workload.siteId() + ":"))) {
                replans.note(List.of(workload.name()), "prices at " + workload.siteId());
            }
            if (!carbon.isEmpty()) {
                crossing(workload, carbon);
            }
        }
    }

    /** An hour of its next window is now known to be dirtier than its policies permit. */
    private void crossing(Workload workload, Map<String, List<SignalPoint>> carbon) {
        var zone = catalog.site(workload.siteId()).map(Site::gridZone).orElse(null);
        var fresh = zone == null ? null : carbon.get(SeriesNames.carbonLifeCycle(zone));
        if (fresh == null || workload.kind() != WorkloadKind.BATCH) {
            return;
        }
        var limit = policies.guardrails(WorkloadInputs.attributes(workload)).maxGramsPerKwh();
        var window = workload.window();
        var hours = workload.durationHours();
        if (limit == null || window == null || hours == null) {
            return;
        }
        window.next(clock.instant(), hours)
                .filter(slot ->
                        fresh.stream().anyMatch(point -> dirty(point, limit, slot.earliestStart(), slot.deadline())))
                .ifPresent(slot -> replans.note(Set.of(workload.name()), "carbon of " + zone + " above its ceiling"));
    }

    private static boolean dirty(
            SignalPoint point, @Nullable Double limit, java.time.Instant from, java.time.Instant to) {
        return point.value().doubleValue() > Objects.requireNonNull(limit)
                && point.validFrom().isBefore(to)
                && point.validTo().isAfter(from);
    }
}
