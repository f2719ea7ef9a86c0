package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** How a round-trip time is written and what stands behind it. */
final class RoundTripFigures {
    private RoundTripFigures() {}

    static Kind kind(RoundTripEstimate estimate) {
        return Kind.of(estimate.kind().name());
    }

    static String age(RoundTripEstimate estimate, Instant now) {
        Instant at = estimate.observedAt();
        return at == null ? "" : Formats.age(at, now);
    }

    /** The median of a pair. */
    static Figure of(RoundTripEstimate estimate, Instant now) {
        return of(estimate, estimate.p50Millis(), "p50", now);
    }

    /** The 95th percentile of a pair, by which objectives are judged. */
    static Figure high(RoundTripEstimate estimate, Instant now) {
        return of(estimate, estimate.p95Millis(), "p95", now);
    }

    private static Figure of(RoundTripEstimate estimate, double millis, String which, Instant now) {
        boolean modelled = estimate.observedAt() == null;
        boolean high = which.equals("p95");
        var figure = Figure.of(
                        tr("Round trip {0} to {1}", estimate.fromSite(), estimate.toSite()),
                        Formats.number(millis, 1),
                        "ms")
                .basis(which + ", " + estimate.basis())
                .formula(
                        modelled
                                ? tr(
                                        "Light in fibre over the great circle, there and back, times the detour that cables take between these parts of the world on the median, plus 1 ms for the ends. Nobody measured this pair.")
                                : tr(
                                        "The newest word of the source on this pair. Of ping summaries the mean stands for the median and the maximum for the 95th percentile."))
                .note(
                        high ? "p50" : "p95",
                        Formats.number(high ? estimate.p50Millis() : estimate.p95Millis(), 1) + " ms");
        var terms = estimate.terms();
        if (terms == null) {
            figure.input(which, Formats.number(millis, 1), "ms", kind(estimate), estimate.source(), age(estimate, now));
        } else {
            modelled(figure, terms, high, estimate.source());
        }
        return figure.query("series rtt:" + estimate.fromSite() + ">" + estimate.toSite())
                .rows("latency?link="
                        + URLEncoder.encode(estimate.fromSite() + ">" + estimate.toSite(), StandardCharsets.UTF_8))
                .build();
    }

    /** Each number that the model takes, so that its answer can be reckoned again. */
    private static void modelled(Figure.Builder figure, RoundTripEstimate.Terms terms, boolean high, String source) {
        var kilometres = Formats.number(terms.kilometres(), 3);
        var speed = Formats.number(terms.kilometresPerMilli(), 3);
        var detour = Formats.number(terms.detour(), 5);
        var ends = Formats.number(terms.endsMillis(), 1);
        var p50 = "2 × " + kilometres + " km ÷ " + speed + " km/ms × " + detour + " + " + ends + " ms";
        var factor = Formats.number(terms.p95OverP50(), 2);
        figure.worked(high ? "(" + p50 + ") × " + factor : p50)
                .input(tr("Great circle"), kilometres, "km", Kind.PUBLISHED, tr("coordinates of the sites"), "")
                .input(tr("Light in fibre"), speed, "km/ms", Kind.PUBLISHED, tr("two thirds of light in vacuum"), "")
                .input(tr("Detour of cables"), detour, "", Kind.MODELLED, source, "")
                .input(tr("For the ends"), ends, "ms", Kind.MODELLED, source, "");
        if (high) {
            figure.input(tr("p95 over p50"), factor, "", Kind.MODELLED, tr("assumed"), "");
        }
    }
}
