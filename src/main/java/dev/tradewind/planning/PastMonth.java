package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.Weights;
import dev.tradewind.policy.Policies;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The runs that our batch workloads had between two instants, by today's catalog, policies and prices. */
@Component
public class PastMonth {
    private static final int LONGEST_WINDOW_HOURS = 192;

    private final Workloads workloads;
    private final Policies policies;
    private final SiteInputs sites;
    private final LinkInputs links;
    private final WorkloadInputs candidates;
    private final SnapshotBuilder snapshots;

    PastMonth(
            Workloads workloads,
            Policies policies,
            SiteInputs sites,
            LinkInputs links,
            WorkloadInputs candidates,
            SnapshotBuilder snapshots) {
        this.workloads = workloads;
        this.policies = policies;
        this.sites = sites;
        this.links = links;
        this.candidates = candidates;
        this.snapshots = snapshots;
    }

    /**
     * One run.
     *
     * @param from start of slot 0
     * @param candidate counted once, its slots from there
     */
    public record Run(Instant from, Candidate candidate) {}

    /** @param sites their series begin at {@code from}, before the first run */
    public record Inputs(Instant from, Weights weights, List<CandidateSite> sites, List<Link> links, List<Run> runs) {
        public Inputs {
            sites = List.copyOf(sites);
            links = List.copyOf(links);
            runs = List.copyOf(runs);
        }
    }

    /** @param hoursBefore how much history the sites' series hold in front of the first instant */
    public Inputs between(Instant first, Instant end, int hoursBefore) {
        var active = policies.active();
        var runs = new ArrayList<Run>();
        var providers = new TreeSet<String>();
        for (var workload : workloads.all()) {
            providers.add(SnapshotBuilder.provider(workload));
            if (workload.kind() == WorkloadKind.BATCH) {
                var guardrails = WorkloadInputs.guardrails(workload, active);
                guardrails.providers().ifPresent(providers::addAll);
                starts(workload, first, end)
                        .forEach(start -> candidates
                                .of(workload, new Horizon(start, 60, LONGEST_WINDOW_HOURS), guardrails)
                                .map(candidate -> new Run(start, once(candidate)))
                                .ifPresent(runs::add));
            }
        }
        var from = first.minus(hoursBefore, ChronoUnit.HOURS);
        var hours = (int) Duration.between(from, end).toHours() + LONGEST_WINDOW_HOURS;
        var places = sites.of(new Horizon(from, 60, hours), providers).candidates();
        var distinct = runs.stream()
                .collect(java.util.stream.Collectors.toMap(
                        run -> run.candidate().id(), Run::candidate, (one, same) -> one))
                .values();
        return new Inputs(
                from,
                snapshots.weights(),
                places,
                links.of(places, List.copyOf(distinct), first).all(),
                runs);
    }

    private static List<Instant> starts(Workload workload, Instant first, Instant end) {
        var starts = new ArrayList<Instant>();
        var window = workload.window();
        var hours = workload.durationHours();
        if (window == null || hours == null) {
            return starts;
        }
        for (var slot = window.next(first, hours); slot.isPresent(); ) {
            var start = slot.get().earliestStart();
            if (start.isBefore(first) || !start.isBefore(end)) {
                break;
            }
            starts.add(start.truncatedTo(ChronoUnit.HOURS));
            slot = window.schedule() == null ? java.util.Optional.empty() : window.next(start.plusSeconds(1), hours);
        }
        return starts;
    }

    /** One run carries its share of what moving its data would cost in a month. */
    private static Candidate once(Candidate monthly) {
        var runs = Math.max(1, monthly.timesPerMonthPerMille() / 1000);
        return new Candidate(
                monthly.id(),
                monthly.kind(),
                monthly.demand(),
                monthly.durationSlots(),
                monthly.earliestSlot(),
                monthly.deadlineSlot(),
                1000,
                monthly.data(),
                monthly.users(),
                monthly.movingMegabytes() / runs,
                monthly.currentSite(),
                monthly.currentStart(),
                monthly.limits(),
                monthly.shape());
    }
}
