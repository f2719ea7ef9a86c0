package dev.tradewind.overview.ui;

import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.latency.RoundTrips;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.workload.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Workloads with a latency objective, and whether their users are reached in time. */
@Component
class BrokenObjectives {
    private final RoundTrips roundTrips;

    BrokenObjectives(RoundTrips roundTrips) {
        this.roundTrips = roundTrips;
    }

    /** Worst first. A workload without users or without an objective is not judged. */
    List<Judged> judge(List<Workload> workloads) {
        var judged = new ArrayList<Judged>();
        for (var workload : workloads) {
            var limit = workload.maxRttMillis();
            if (limit == null || workload.users().isEmpty()) {
                continue;
            }
            workload.users().stream()
                    .flatMap(group -> roundTrips.between(workload.siteId(), group.siteId()).stream())
                    .max(Comparator.comparingDouble(RoundTripEstimate::p95Millis))
                    .ifPresent(worst -> judged.add(new Judged(workload.name(), limit, worst)));
        }
        judged.sort(Comparator.comparingDouble((Judged j) -> j.worstMillis() / j.limitMillis())
                .reversed());
        return judged;
    }

    /** One workload against its objective. */
    record Judged(String workload, double limitMillis, RoundTripEstimate worst) {
        double worstMillis() {
            return worst.p95Millis();
        }

        boolean broken() {
            return worstMillis() > limitMillis;
        }

        FigureInput input() {
            return new FigureInput(
                    workload + ", max " + Formats.number(limitMillis, 0) + " ms",
                    Formats.number(worstMillis(), 0),
                    "ms p95",
                    Kind.of(worst.kind().name()),
                    worst.fromSite() + " → " + worst.toSite() + ", " + worst.basis(),
                    "");
        }
    }
}
