package dev.tradewind.execution;

import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.policy.Attributes;
import dev.tradewind.policy.Policies;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Workload;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whether the place where a workload goes reaches those who use it and the data that it leaves behind, by what was measured there
 * last: asked while it is prepared, so before anything is dispatched or cut over. What nobody measures is said, and stops nothing.
 */
@Component
class PathCheck {
    /** What was measured longer ago says nothing of now. */
    private static final Duration FRESH = Duration.ofHours(24);

    /** Shares add up to one within this. */
    private static final double ROUNDING = 1e-6;

    private final ObjectProvider<RoundTrips> roundTrips;
    private final Policies policies;
    private final Clock clock;

    PathCheck(ObjectProvider<RoundTrips> roundTrips, Policies policies, Clock clock) {
        this.roundTrips = roundTrips;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param objection why it must not go there now, or null
     * @param words what was seen, for the timeline; empty where there is nothing to reach
     */
    record Seen(@Nullable String objection, String words) {}

    Seen look(ExecutionSummary of, Workload workload) {
        var known = roundTrips.getIfAvailable();
        if (known == null || of.toSite().equals(of.fromSite())) {
            return new Seen(null, "");
        }
        var words = new ArrayList<String>();
        for (var end : ends(of, workload)) {
            if (known.lost(of.toSite(), end)) {
                return new Seen(
                        "%s does not reach %s: its link is lost, by the measurements of both"
                                .formatted(of.toSite(), end),
                        "");
            }
            words.add(measured(known, of.toSite(), end)
                    .map(each -> "%s ms to %s".formatted(millis(each.p95Millis()), end))
                    .orElse("not measured to " + end));
        }
        var limit = policies.guardrails(Attributes.of(workload)).maxRttMillis();
        return new Seen(
                limit == null ? promised(known, of, workload) : limited(known, of, workload, limit),
                words.isEmpty() ? "" : "path from " + of.toSite() + ", p95: " + String.join(", ", words));
    }

    private @Nullable String limited(RoundTrips known, ExecutionSummary of, Workload workload, double limit) {
        for (var end : ends(of, workload)) {
            var slow = measured(known, of.toSite(), end)
                    .filter(each -> each.p95Millis() > limit)
                    .orElse(null);
            if (slow != null) {
                return "%s ms at p95 from %s to %s, measured by %s; policies permit %s"
                        .formatted(millis(slow.p95Millis()), of.toSite(), end, slow.source(), millis(limit));
            }
        }
        return promised(known, of, workload);
    }

    /** The workload's own promise to its users, which may hold for a share of them only. */
    private @Nullable String promised(RoundTrips known, ExecutionSummary of, Workload workload) {
        var limit = workload.maxRttMillis();
        if (limit == null) {
            return null;
        }
        double late = 0;
        for (var users : workload.users()) {
            if (measured(known, of.toSite(), users.siteId())
                    .filter(each -> each.p95Millis() > limit)
                    .isPresent()) {
                late += users.share();
            }
        }
        var share = workload.maxRttForShare() == null ? 1 : workload.maxRttForShare();
        return late > 1 - share + ROUNDING
                ? "%.0f %% of its users are more than %s ms at p95 from %s by what was measured; promised are at most that to %.0f %%"
                        .formatted(late * 100, millis(limit), of.toSite(), share * 100)
                : null;
    }

    private static List<String> ends(ExecutionSummary of, Workload workload) {
        var ends = new TreeSet<String>();
        workload.users().forEach(users -> ends.add(users.siteId()));
        workload.dataSets().stream()
                .filter(data -> data.copy() == null || data.mode() != DataSetMode.MOVABLE)
                .filter(data -> !data.replicas().contains(of.toSite()))
                .forEach(data -> ends.add(data.siteId()));
        ends.remove(of.toSite());
        return List.copyOf(ends);
    }

    private Optional<RoundTripEstimate> measured(RoundTrips known, String from, String to) {
        var since = clock.instant().minus(FRESH);
        return known.between(from, to)
                .filter(each -> each.kind() == SignalKind.MEASURED
                        && each.observedAt() != null
                        && each.observedAt().isAfter(since));
    }

    private static String millis(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }
}
