package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.recommendation.Confidences;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.WantedCopy;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What stands behind the four figures of a recommendation: the plan's own reckoning, frozen in its snapshot. */
record RecommendationFigures(
        RecommendationSummary of, @Nullable WantedCopy copy, Instant now) {

    Figure cost() {
        return figure(tr("Cost"), Formats.signed(of.deltaUsdPerMonth(), 2), tr("USD / month"))
                .formula(
                        copy == null
                                ? tr(
                                        "Compute, egress and the move spread over the horizon: as planned, minus as it runs now.")
                                : copy.makes()
                                        ? tr(
                                                "Storage, news and the first copy spread over {0} months, minus what reading then costs less.",
                                                copy.months())
                                        : tr("What reading then costs more, minus storage and news of the copy."))
                .build();
    }

    Figure emissions() {
        return figure(tr("Emissions"), Formats.signed(of.deltaKgCo2ePerMonth(), 1), tr("kgCO2e / month"))
                .basis(tr("average intensity, location-based; an attributional difference"))
                .formula(
                        tr("Energy at the meter times grid intensity, hour by hour: as planned, minus as it runs now."))
                .build();
    }

    Figure latency() {
        return figure(tr("Latency"), Formats.signed(of.deltaRttMillis(), 1), "ms")
                .formula(tr("Round trip to its users, weighted by their shares: as planned, minus as it runs now."))
                .build();
    }

    Figure moved() {
        return figure(tr("Data moved"), Formats.number(of.gigabytesMoved(), 2), tr("GB once"))
                .basis(tr("gigabytes of 10⁹ bytes"))
                .formula(
                        copy == null
                                ? tr("Sum of the sizes of the data sets that follow the workload.")
                                : tr("Size of the data set that is copied; nothing where a copy is dropped."))
                .build();
    }

    /** How far promises of this kind were kept. */
    Figure kept(Confidences.Figure which, Confidences.Confidence confidence) {
        return Figure.of(tr("Kept so far"), Formats.percent(confidence.ratio().doubleValue(), 0), "%")
                .basis(tr("{0}, the last {1} settled of this kind", which.unit(), confidence.settled()))
                .formula(tr(
                        "sum realised ÷ sum promised, over the last 20 of the kind that were settled; never below 0"))
                .worked("%s ÷ %s"
                        .formatted(Formats.number(confidence.realised(), 2), Formats.number(confidence.promised(), 2)))
                .note(
                        tr("Ranking"),
                        which == Confidences.Figure.COST
                                ? tr("a promised saving counts times this")
                                : tr("not used; the list is ranked by cost"))
                .build();
    }

    private Figure.Builder figure(String title, String value, String unit) {
        var builder = Figure.of(title, value, unit)
                .worked(String.join("\n", of.reasons()))
                .input(
                        tr("Change as planned"),
                        value,
                        unit,
                        Kind.MODELLED,
                        tr("the planner, from its snapshot"),
                        Formats.age(of.proposedAt(), now))
                .note(tr("Snapshot"), of.snapshotDigest())
                .note(tr("Digest of the change"), of.digest());
        return of.planId() == null ? builder : builder.rows("plans/" + of.planId());
    }
}
