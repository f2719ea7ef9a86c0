package dev.tradewind.latency.ui;

import dev.tradewind.latency.ObjectiveCheck;
import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KpiStrip;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** The figures at the head of the page. */
final class LatencyStrip {
    private final SiteMatrix matrix;
    private final ObjectiveList checks;
    private final Instant now;

    LatencyStrip(SiteMatrix matrix, ObjectiveList checks, Instant now) {
        this.matrix = matrix;
        this.checks = checks;
        this.now = now;
    }

    KpiStrip strip() {
        long broken = checks.in(ObjectiveCheck.State.BROKEN);
        int pairs = matrix.estimates().size();
        long measured = matrix.measured();
        var strip = new KpiStrip();
        strip.add(
                "Objectives broken",
                Formats.number(broken),
                "of " + checks.size(),
                () -> checks.figure(),
                checks.in(ObjectiveCheck.State.UNKNOWN) + " unknown");
        strip.add(
                "Pairs measured",
                Formats.number(measured),
                "of " + Formats.number(pairs),
                () -> count(
                        "Pairs measured",
                        measured,
                        "pairs of the chosen sites with a measurement, in either direction"),
                (pairs - measured) + " modelled");
        oldest().ifPresentOrElse(
                        estimate -> strip.add(
                                "Oldest measurement",
                                RoundTripFigures.age(estimate, now),
                                "",
                                () -> RoundTripFigures.of(estimate, now),
                                matrix.name(estimate.fromSite()) + " to " + matrix.name(estimate.toSite())),
                        () -> strip.add("Oldest measurement", "none", "", null, "import round-trip times"));
        matrix.estimates().stream()
                .max(Comparator.comparingDouble(RoundTripEstimate::p95Millis))
                .ifPresent(slowest -> strip.add(
                        "Longest way, p95",
                        Formats.number(slowest.p95Millis(), 0),
                        "ms",
                        () -> RoundTripFigures.high(slowest, now),
                        matrix.name(slowest.fromSite()) + " to " + matrix.name(slowest.toSite())));
        return strip;
    }

    private Optional<RoundTripEstimate> oldest() {
        return matrix.estimates().stream()
                .filter(estimate -> estimate.kind() != SignalKind.MODELLED && estimate.observedAt() != null)
                .min(Comparator.comparing(estimate -> Objects.requireNonNull(estimate.observedAt())));
    }

    private static Figure count(String title, long value, String words) {
        return Figure.of(title, Formats.number(value), "")
                .formula("Number of " + words + ".")
                .build();
    }
}
