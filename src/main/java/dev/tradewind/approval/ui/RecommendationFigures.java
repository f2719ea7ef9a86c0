package dev.tradewind.approval.ui;

import dev.tradewind.recommendation.Confidences;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.time.Instant;

/** What stands behind the four figures of a recommendation: the plan's own reckoning, frozen in its snapshot. */
record RecommendationFigures(RecommendationSummary of, Instant now) {

    Figure cost() {
        return figure("Cost", Formats.signed(of.deltaUsdPerMonth(), 2), "USD / month")
                .formula("Compute, egress and the move spread over the horizon: as planned, minus as it runs now.")
                .build();
    }

    Figure emissions() {
        return figure("Emissions", Formats.signed(of.deltaKgCo2ePerMonth(), 1), "kgCO2e / month")
                .basis("average intensity, location-based; an attributional difference")
                .formula("Energy at the meter times grid intensity, hour by hour: as planned, minus as it runs now.")
                .build();
    }

    Figure latency() {
        return figure("Latency", Formats.signed(of.deltaRttMillis(), 1), "ms")
                .formula("Round trip to its users, weighted by their shares: as planned, minus as it runs now.")
                .build();
    }

    Figure moved() {
        return figure("Data moved", Formats.number(of.gigabytesMoved(), 2), "GB once")
                .basis("gigabytes of 10⁹ bytes")
                .formula("Sum of the sizes of the data sets that follow the workload.")
                .build();
    }

    /** How far promises of this kind were kept. */
    Figure kept(Confidences.Figure which, Confidences.Confidence confidence) {
        return Figure.of("Kept so far", Formats.percent(confidence.ratio().doubleValue(), 0), "%")
                .basis("%s, the last %d settled of this kind".formatted(which.unit(), confidence.settled()))
                .formula("sum realised ÷ sum promised, over the last 20 of the kind that were settled; never below 0")
                .worked("%s ÷ %s"
                        .formatted(Formats.number(confidence.realised(), 2), Formats.number(confidence.promised(), 2)))
                .note(
                        "Ranking",
                        which == Confidences.Figure.COST
                                ? "a promised saving counts times this"
                                : "not used; the list is ranked by cost")
                .build();
    }

    private Figure.Builder figure(String title, String value, String unit) {
        var builder = Figure.of(title, value, unit)
                .worked(String.join("\n", of.reasons()))
                .input(
                        "Change as planned",
                        value,
                        unit,
                        Kind.MODELLED,
                        "the planner, from its snapshot",
                        Formats.age(of.proposedAt(), now))
                .note("Snapshot", of.snapshotDigest())
                .note("Digest of the change", of.digest());
        return of.planId() == null ? builder : builder.rows("plans/" + of.planId());
    }
}
