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
        terms(figure, estimate, high, now);
        return figure.rows("latency?link="
                        + URLEncoder.encode(estimate.fromSite() + ">" + estimate.toSite(), StandardCharsets.UTF_8))
                .build();
    }

    /** What a time comes from: the word of the source and how it is asked for, or what the model takes. */
    static void terms(Figure.Builder figure, RoundTripEstimate estimate, boolean high, Instant now) {
        var terms = estimate.terms();
        if (terms == null) {
            figure.input(
                            high ? "p95" : "p50",
                            Formats.number(high ? estimate.p95Millis() : estimate.p50Millis(), 2),
                            "ms",
                            kind(estimate),
                            estimate.source(),
                            age(estimate, now))
                    .query("series rtt:" + estimate.fromSite() + ">" + estimate.toSite());
        } else {
            ModelledTime.state(figure, terms, high, estimate.source());
        }
    }
}
