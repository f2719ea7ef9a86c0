package dev.tradewind.planning;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.Site;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.Predecessor;
import dev.tradewind.placement.Shape;
import dev.tradewind.placement.UserShare;
import dev.tradewind.policy.Guardrails;
import dev.tradewind.policy.PolicyRule;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Workloads as the engine sees them: whole numbers, the next run's window, and the limits of all policies together. */
@Component
class WorkloadInputs {
    private static final long HOURS_PER_MONTH = 730;
    private final Catalog catalog;

    WorkloadInputs(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Guardrails that hold for a workload, by its attributes and labels. */
    static Guardrails guardrails(Workload workload, List<PolicyRule> active) {
        var attributes = attributes(workload);
        return new Guardrails(
                active.stream().filter(rule -> rule.appliesTo(attributes)).toList(), ZoneOffset.UTC);
    }

    static Map<String, String> attributes(Workload workload) {
        var attributes = new HashMap<>(workload.labels());
        attributes.put("workload", workload.name());
        attributes.put("kind", workload.kind().name());
        attributes.put("owner", workload.owner());
        attributes.put("environment", workload.environment());
        return attributes;
    }

    /** A workload that waits for nobody. */
    Optional<Candidate> of(Workload workload, Horizon horizon, Guardrails guardrails) {
        return of(workload, horizon, guardrails, Waiting.NONE);
    }

    /**
     * What it waits for.
     *
     * @param fromSlot by which all of that can have ended
     * @param carried handed on by runs that are over: data that are read from where those ran
     */
    record Waiting(int fromSlot, List<Predecessor> before, List<DataNeed> carried) {
        static final Waiting NONE = new Waiting(0, List.of(), List.of());
    }

    /** Empty when no run of it falls into the horizon. */
    Optional<Candidate> of(Workload workload, Horizon horizon, Guardrails guardrails, Waiting waiting) {
        var demand = new Demand(
                Units.thousandths(workload.vcpus()),
                Units.mebibytes(workload.memoryGib()),
                workload.gpus() * 1000L,
                milliwatts(workload));
        if (workload.kind() == WorkloadKind.SERVICE) {
            var perMonth = HOURS_PER_MONTH * 1000 * 60 / ((long) horizon.slots() * horizon.slotMinutes());
            return Optional.of(candidate(
                    workload,
                    demand,
                    0,
                    0,
                    0,
                    perMonth,
                    BigDecimal.ONE,
                    null,
                    limits(workload, guardrails, horizon, 0),
                    RunShape.of(workload, RunShape.Repeated.ONCE, List.of(), horizon),
                    List.of()));
        }
        var hours = workload.durationHours();
        var window = workload.window();
        if (hours == null || window == null) {
            return Optional.empty();
        }
        var runs = window.runsPerMonth(horizon.from());
        return chance(window, horizon, hours, waiting.fromSlot()).flatMap(slot -> {
            var length = (int) Math.ceil(hours);
            var first = Math.ceilDiv(minutes(horizon, slot.earliestStart()), 60L);
            var last = Math.floorDiv(minutes(horizon, slot.deadline()) - Math.round(hours * 60), 60L);
            if (last < first) {
                // Its window is finer than the slots: it keeps its own hour.
                first = Math.floorDiv(minutes(horizon, slot.earliestStart()), 60L);
                last = first;
            }
            first = Math.max(0, first);
            if (last < first || first + length > horizon.slots()) {
                return Optional.empty();
            }
            var deadline = (int) last + length;
            var repeated = RunShape.repeated(workload, horizon, slot.earliestStart(), deadline);
            return Optional.of(candidate(
                    workload,
                    demand,
                    length,
                    (int) first,
                    deadline,
                    repeated.timesPerMonthPerMille(runs),
                    BigDecimal.valueOf(Math.max(1, runs)),
                    (int) first,
                    limits(workload, guardrails, horizon, last),
                    RunShape.of(workload, repeated, waiting.before(), horizon),
                    waiting.carried()));
        });
    }

    /** The first of its chances that leaves time for what comes before it. */
    private static Optional<RunWindow.Slot> chance(RunWindow window, Horizon horizon, double hours, int fromSlot) {
        var ready = horizon.start(fromSlot).plusSeconds(Math.round(hours * 3600));
        var slot = window.next(horizon.from(), hours);
        while (slot.isPresent()
                && window.schedule() != null
                && slot.get().deadline().isBefore(ready)) {
            slot = window.next(slot.get().earliestStart().plusSeconds(1), hours);
        }
        return slot;
    }

    private Candidate candidate(
            Workload workload,
            Demand demand,
            int length,
            int earliest,
            int deadline,
            long timesPerMonth,
            BigDecimal runs,
            @Nullable Integer currentStart,
            Limits limits,
            Shape shape,
            List<DataNeed> carried) {
        var needs = new ArrayList<>(carried);
        var labels = new WorkloadLabels(workload);
        long moving = 0;
        for (var data : workload.dataSets()) {
            if (travels(workload, data)) {
                moving += Units.megabytes(data.sizeGigabytes());
            } else {
                needs.add(new DataNeed(
                        data.siteId(),
                        Units.megabytes(data.gigabytesRead()),
                        Units.megabytes(data.gigabytesWritten()),
                        data.mode() == DataSetMode.REPLICATED ? data.replicas() : List.of(),
                        labels.rules(data),
                        ReplicaInputs.name(data),
                        List.of()));
            }
        }
        if (workload.egressGbPerMonth().signum() > 0) {
            var each = workload.egressGbPerMonth().divide(runs, 9, RoundingMode.HALF_EVEN);
            needs.add(new DataNeed(Link.INTERNET, 0, Units.megabytes(each)));
        }
        return new Candidate(
                workload.name(),
                workload.kind() == WorkloadKind.SERVICE ? Candidate.Kind.SERVICE : Candidate.Kind.BATCH,
                RunShape.each(demand, shape.members()),
                length,
                earliest,
                deadline,
                timesPerMonth,
                needs,
                workload.users().stream()
                        .map(users -> new UserShare(users.siteId(), (int) Units.thousandths(users.share())))
                        .toList(),
                moving,
                workload.siteId(),
                currentStart,
                limits,
                shape);
    }

    private static boolean travels(Workload workload, DataSet data) {
        return data.mode() == DataSetMode.MOVABLE && data.siteId().equals(workload.siteId());
    }

    /** Data that travel with it lie where it runs: it stays in the countries that may hold them. */
    private static List<String> countries(Workload workload, Guardrails guardrails) {
        var countries =
                guardrails.jurisdictions().map(WorkloadInputs::permitted).orElse(List.of());
        for (var data : workload.dataSets()) {
            var rule = travels(workload, data) ? workload.placing().rule(data.name()) : null;
            if (rule != null && !rule.countries().isEmpty()) {
                var common = new TreeSet<>(rule.countries());
                if (!countries.isEmpty()) {
                    common.retainAll(countries);
                }
                countries = permitted(common);
            }
        }
        return countries;
    }

    /**
     * A workload stays with its provider unless a policy names providers or its label {@code portable} is {@code true}:
     * a move to another one breaks managed services, identities and networks that nobody has priced.
     */
    private Limits limits(Workload workload, Guardrails guardrails, Horizon horizon, long lastSlot) {
        var provider = catalog.site(workload.siteId()).map(Site::provider);
        var labels = new WorkloadLabels(workload);
        var providers = guardrails
                .providers()
                .map(WorkloadInputs::permitted)
                .orElseGet(() ->
                        labels.isPortable() ? List.of() : provider.map(List::of).orElse(List.of()));
        var policyRtt = guardrails.maxRttMillis();
        var ownRtt = workload.maxRttMillis();
        var promise = promise(workload);
        var userRtt = ownRtt == null || promise != null
                ? policyRtt
                : policyRtt == null ? ownRtt : (Double) Math.min(policyRtt, ownRtt);
        return new Limits(
                micro(guardrails.maxGramsPerKwh()),
                countries(workload, guardrails),
                providers.stream().sorted().toList(),
                List.of(),
                micro(userRtt),
                micro(policyRtt),
                labels.maxEgressNanoUsdPerRun(),
                labels.pinnedSite(),
                labels.carbonBasis(),
                labels.maxEgressNanoUsdPerMonth(),
                labels.commit(),
                isFrozen(workload, guardrails, horizon, lastSlot) ? true : null,
                labels.couplings(),
                promise);
    }

    /** A freeze that ends in time for the change to be carried out holds nothing back here: it holds the execution. */
    private static boolean isFrozen(Workload workload, Guardrails guardrails, Horizon horizon, long lastSlot) {
        var end = workload.kind() == WorkloadKind.SERVICE
                ? horizon.start(horizon.slots())
                : horizon.start((int) lastSlot);
        return guardrails
                .freeze(horizon.from())
                .filter(freeze -> !freeze.until().isBefore(end))
                .isPresent();
    }

    /** An objective that has to hold for a share of the users; one for all of them is a plain limit. */
    private static Limits.@Nullable Promise promise(Workload workload) {
        var millis = workload.maxRttMillis();
        var share = workload.maxRttForShare();
        return millis == null || share == null || share >= 1
                ? null
                : new Limits.Promise(Units.thousandths(millis), (int) Math.max(1, Math.ceil(share * 1000 - 1e-6)));
    }

    /** Policies that have nothing in common permit nothing, which is not the same as having no policy. */
    private static List<String> permitted(java.util.Set<String> names) {
        return names.isEmpty() ? List.of("none") : names.stream().sorted().toList();
    }

    private long milliwatts(Workload workload) {
        var watts = workload.watts();
        if (watts != null) {
            return Units.thousandths(watts);
        }
        var power = catalog.powerAt(workload.siteId());
        var perVcpu =
                power.minWattsPerVcpu() + workload.utilisation() * (power.maxWattsPerVcpu() - power.minWattsPerVcpu());
        return Units.thousandths(workload.vcpus() * perVcpu + workload.memoryGib() * power.memoryWattsPerGib());
    }

    private static @Nullable Long micro(@Nullable Double value) {
        return value == null ? null : (Long) Units.thousandths(value);
    }

    private static long minutes(Horizon horizon, Instant at) {
        return Duration.between(horizon.from(), at).toMinutes();
    }
}
