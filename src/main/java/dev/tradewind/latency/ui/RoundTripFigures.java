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
        return Figure.of(
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
                .worked(modelled ? tr("p50 = 2 · d / (2/3 c) · detour + 1 ms;  p95 = 1.3 · p50") : "")
                .input(
                        "p50",
                        Formats.number(estimate.p50Millis(), 1),
                        "ms",
                        kind(estimate),
                        estimate.source(),
                        age(estimate, now))
                .input(
                        "p95",
                        Formats.number(estimate.p95Millis(), 1),
                        "ms",
                        kind(estimate),
                        estimate.source(),
                        age(estimate, now))
                .query("series rtt:" + estimate.fromSite() + ">" + estimate.toSite())
                .rows("latency?link="
                        + URLEncoder.encode(estimate.fromSite() + ">" + estimate.toSite(), StandardCharsets.UTF_8))
                .build();
    }
}
