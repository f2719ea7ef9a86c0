package dev.tradewind.approval.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.recommendation.Confidences;
import dev.tradewind.recommendation.RecommendationSummary;
import dev.tradewind.recommendation.Side;
import dev.tradewind.recommendation.Sides;
import dev.tradewind.recommendation.WantedCopy;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands behind the four figures of a recommendation: the plan's own reckoning, frozen in its snapshot. */
record RecommendationFigures(
        RecommendationSummary of,
        Sides.NowAndThen sides,
        @Nullable WantedCopy copy,
        Instant now) {

    Figure cost() {
        if (copy != null) {
            return figure(tr("Cost"), Formats.signed(of.deltaUsdPerMonth(), 2), tr("USD / month"))
                    .query(stored("delta_usd_per_month"))
                    .formula(
                            copy.makes()
                                    ? tr(
                                            "Storage, news and the first copy spread over {0} months, minus what reading then costs less.",
                                            copy.months())
                                    : tr("What reading then costs more, minus storage and news of the copy."))
                    .build();
        }
        return difference(
                        tr("Cost"),
                        Formats.signed(of.deltaUsdPerMonth(), 2),
                        tr("USD / month"),
                        List.of(
                                new Term(tr("Compute"), Side::computeUsd),
                                new Term(tr("Egress"), Side::egressUsd),
                                new Term(tr("Move, spread"), Side::movingUsd)))
                .query(stored("delta_usd_per_month"))
                .formula(tr("Compute, egress and the move spread over the horizon: as planned, minus as it runs now."))
                .build();
    }

    Figure emissions() {
        return difference(
                        tr("Emissions"),
                        Formats.signed(of.deltaKgCo2ePerMonth(), 1),
                        tr("kgCO2e / month"),
                        List.of(new Term(tr("Emissions"), side -> decimal(side.kilogramsCo2e()))))
                .query(stored("delta_kg_co2e_per_month"))
                .basis(tr("average intensity, location-based; an attributional difference"))
                .formula(
                        tr("Energy at the meter times grid intensity, hour by hour: as planned, minus as it runs now."))
                .build();
    }

    Figure latency() {
        return difference(
                        tr("Latency"),
                        Formats.signed(of.deltaRttMillis(), 1),
                        "ms",
                        List.of(new Term(tr("Round trip"), side -> decimal(side.rttMillis()))))
                .query(stored("delta_rtt_millis"))
                .formula(tr("Round trip to its users, weighted by their shares: as planned, minus as it runs now."))
                .build();
    }

    Figure moved() {
        return figure(tr("Data moved"), Formats.number(of.gigabytesMoved(), 2), tr("GB once"))
                .query(stored("gigabytes_moved"))
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
                .input(
                        tr("Realised"),
                        Formats.number(confidence.realised(), 2),
                        which.unit(),
                        Kind.MEASURED,
                        tr("settled recommendations"),
                        "")
                .input(
                        tr("Promised"),
                        Formats.number(confidence.promised(), 2),
                        which.unit(),
                        Kind.MODELLED,
                        tr("settled recommendations"),
                        "")
                .note(
                        tr("Ranking"),
                        which == Confidences.Figure.COST
                                ? tr("a promised saving counts times this")
                                : tr("not used; the list is ranked by cost"))
                .build();
    }

    /** One number of either side. */
    private record Term(String name, Function<Side, @Nullable BigDecimal> of) {}

    private static @Nullable BigDecimal decimal(@Nullable Double value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }

    /** What is planned less what is, each term an input; only what came out of a plan has terms. */
    private Figure.Builder difference(String title, String value, String unit, List<Term> terms) {
        var then = known(terms, sides.then());
        var today = known(terms, sides.now());
        if (then.isEmpty() || today.isEmpty()) {
            // as the proposal was stored: read, not reckoned
            return figure(title, value, unit)
                    .input(
                            tr("Change as planned"),
                            value,
                            unit,
                            Kind.MODELLED,
                            tr("the planner, from its snapshot"),
                            Formats.age(of.proposedAt(), now));
        }
        var figure = figure(title, value, unit).worked("(" + sum(then) + ") − (" + sum(today) + ") " + unit);
        inputs(figure, tr("{0}, as planned"), then, unit);
        inputs(figure, tr("{0}, as it runs now"), today, unit);
        return figure.note(tr("Reasons"), String.join("; ", of.reasons()));
    }

    private static Map<String, BigDecimal> known(List<Term> terms, Side side) {
        var known = new LinkedHashMap<String, BigDecimal>();
        for (var term : terms) {
            var value = term.of().apply(side);
            if (value != null) {
                known.put(term.name(), value);
            }
        }
        return known;
    }

    private static String sum(Map<String, BigDecimal> terms) {
        return terms.values().stream().map(Formats::fullMoney).collect(Collectors.joining(" + "));
    }

    private void inputs(Figure.Builder figure, String name, Map<String, BigDecimal> terms, String unit) {
        terms.forEach((term, value) -> figure.input(
                name.replace("{0}", term),
                Formats.fullMoney(value),
                unit,
                Kind.MODELLED,
                tr("the planner, from its snapshot"),
                Formats.age(of.proposedAt(), now)));
    }

    private String stored(String column) {
        return "select " + column + " from recommendation where id = '" + of.id() + "'";
    }

    private Figure.Builder figure(String title, String value, String unit) {
        var builder = Figure.of(title, value, unit)
                .note(tr("Snapshot"), of.snapshotDigest())
                .note(tr("Digest of the change"), of.digest());
        return of.planId() == null ? builder : builder.rows("plans/" + of.planId());
    }
}
