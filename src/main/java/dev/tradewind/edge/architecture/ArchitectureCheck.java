package dev.tradewind.edge.architecture;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.edge.architecture.ArchitectureAnswer.Fit;
import dev.tradewind.egress.BilledInternet;
import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.UserGroup;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import dev.tradewind.workload.Workloads;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sets the central and the distributed model of each service with users side by side. Labels say what no measurement can:
 * {@code commits: synchronous} and {@code placement: edge}.
 */
@Component
public class ArchitectureCheck {
    private final Workloads workloads;
    private final RoundTrips roundTrips;
    private final Catalog catalog;
    private final BilledInternet billed;

    ArchitectureCheck(Workloads workloads, RoundTrips roundTrips, Catalog catalog, BilledInternet billed) {
        this.workloads = workloads;
        this.roundTrips = roundTrips;
        this.catalog = catalog;
        this.billed = billed;
    }

    /** Flagged first, then by name. */
    public List<ArchitectureAnswer> answers() {
        return workloads.all().stream()
                .filter(w -> w.kind() == WorkloadKind.SERVICE && !w.users().isEmpty())
                .map(this::answer)
                .sorted(Comparator.comparing(ArchitectureAnswer::fit).thenComparing(ArchitectureAnswer::workload))
                .toList();
    }

    private ArchitectureAnswer answer(Workload w) {
        var farthest = w.users().stream()
                .max(Comparator.comparing(u -> millis(u.siteId(), w.siteId()).orElse(Double.MAX_VALUE)))
                .orElseThrow();
        var written = w.dataSets().stream().max(Comparator.comparing(DataSet::gigabytesWritten));
        var commitSite = written.map(DataSet::siteId).orElse(null);
        var synchronous = "synchronous".equals(w.labels().get("commits"));
        var central = millis(farthest.siteId(), w.siteId()).orElse(null);
        var distributed = synchronous && commitSite != null
                ? millis(farthest.siteId(), commitSite).orElse(null)
                : Double.valueOf(0);
        var sync = SyncTraffic.of(w, catalog, billed);
        var edge = "edge".equals(w.labels().get("placement"));
        var fit = fit(edge && synchronous, central, distributed, w.maxRttMillis());
        return new ArchitectureAnswer(
                w.name(),
                w.owner(),
                w.siteId(),
                farthest.siteId(),
                commitSite,
                synchronous,
                edge,
                writeShare(w),
                central,
                distributed,
                w.maxRttMillis(),
                sync.gigabytes(),
                sync.usd(),
                sync.legs(),
                fit == Fit.DISTRIBUTED ? 0 : stopped(w, synchronous ? commitSite : null),
                fit,
                why(fit, w, central, distributed, commitSite));
    }

    private static Fit fit(
            boolean synchronousEdge,
            @Nullable Double central,
            @Nullable Double distributed,
            @Nullable Double objective) {
        if (synchronousEdge) {
            return Fit.NO_EDGE_WORK;
        }
        if (central == null || distributed == null) {
            return Fit.UNKNOWN;
        }
        return objective != null && central > objective && distributed <= objective ? Fit.DISTRIBUTED : Fit.CENTRAL;
    }

    private static String why(
            Fit fit, Workload w, @Nullable Double central, @Nullable Double distributed, @Nullable String commitSite) {
        var promised = w.maxRttMillis() == null
                ? "nothing is promised to its users"
                : String.format(Locale.ROOT, "its users are promised %.0f ms", w.maxRttMillis());
        return switch (fit) {
            case NO_EDGE_WORK ->
                String.format(
                        Locale.ROOT,
                        "a synchronous commit from the edge to %s: every write waits %s for the centre wherever the"
                                + " work runs, %s, and a cut link stops it",
                        commitSite,
                        distributed == null ? "an unknown time" : String.format(Locale.ROOT, "%.1f ms", distributed),
                        promised);
            case DISTRIBUTED ->
                String.format(
                        Locale.ROOT,
                        "the centre is %.1f ms away and %s; nothing says that its writes wait for the centre",
                        central,
                        promised);
            case CENTRAL ->
                String.format(
                        Locale.ROOT,
                        "the centre answers within %.1f ms and %s: one copy, no conflicts, no synchronisation to pay",
                        central,
                        promised);
            case UNKNOWN -> "the way from its users is unknown; unknown is never fine";
        };
    }

    private Optional<Double> millis(String from, String to) {
        return from.equals(to) ? Optional.of(0.0) : roundTrips.between(from, to).map(RoundTripEstimate::p95Millis);
    }

    private static double writeShare(Workload w) {
        var read = w.dataSets().stream().map(DataSet::gigabytesRead).reduce(BigDecimal.ZERO, BigDecimal::add);
        var written = w.dataSets().stream().map(DataSet::gigabytesWritten).reduce(BigDecimal.ZERO, BigDecimal::add);
        var all = read.add(written);
        return all.signum() == 0
                ? 0
                : written.divide(all, MathContext.DECIMAL32).doubleValue();
    }

    /**
     * Users whom a cut link leaves without it: those who are not at the central site, and all where that waits for another.
     *
     * @param waitsFor where its writes must be stored before it answers; null where it waits for nothing
     */
    private static double stopped(Workload w, @Nullable String waitsFor) {
        var alone = waitsFor == null || waitsFor.equals(w.siteId());
        return w.users().stream()
                .filter(u -> !alone || !u.siteId().equals(w.siteId()))
                .mapToDouble(UserGroup::share)
                .sum();
    }
}
