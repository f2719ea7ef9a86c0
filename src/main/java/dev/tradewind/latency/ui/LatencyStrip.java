package dev.tradewind.latency.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.latency.ObjectiveCheck;
import dev.tradewind.latency.RoundTripEstimate;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.DurationUnit;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KpiStrip;
import java.time.Duration;
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
                tr("Objectives broken"),
                Formats.number(broken),
                tr("of {0}", checks.size()),
                () -> checks.figure(),
                tr("{0} unknown", checks.in(ObjectiveCheck.State.UNKNOWN)));
        strip.add(
                tr("Pairs measured"),
                Formats.number(measured),
                tr("of {0}", Formats.number(pairs)),
                () -> measured(measured, pairs),
                tr("{0} modelled", pairs - measured));
        oldest().ifPresentOrElse(
                        estimate -> strip.add(
                                tr("Oldest measurement"),
                                RoundTripFigures.age(estimate, now),
                                "",
                                () -> oldest(estimate),
                                tr("{0} to {1}", matrix.name(estimate.fromSite()), matrix.name(estimate.toSite()))),
                        () -> strip.add(tr("Oldest measurement"), tr("none"), "", null, tr("import round-trip times")));
        matrix.estimates().stream()
                .max(Comparator.comparingDouble(RoundTripEstimate::p95Millis))
                .ifPresent(slowest -> strip.add(
                        tr("Longest way, p95"),
                        Formats.number(slowest.p95Millis(), 0),
                        "ms",
                        () -> RoundTripFigures.high(slowest, now),
                        tr("{0} to {1}", matrix.name(slowest.fromSite()), matrix.name(slowest.toSite()))));
        return strip;
    }

    private Optional<RoundTripEstimate> oldest() {
        return matrix.estimates().stream()
                .filter(estimate -> estimate.kind() != SignalKind.MODELLED && estimate.observedAt() != null)
                .min(Comparator.comparing(estimate -> Objects.requireNonNull(estimate.observedAt())));
    }

    /** Its age is now less the time of the measurement. */
    private Figure oldest(RoundTripEstimate estimate) {
        var at = Objects.requireNonNull(estimate.observedAt());
        // as its inputs are told, in whole milliseconds
        var age = Duration.ofMillis(now.toEpochMilli() - at.toEpochMilli());
        var unit = DurationUnit.of(age);
        var nowIn = Formats.number(unit.in(now.toEpochMilli()), 4);
        var atIn = Formats.number(unit.in(at.toEpochMilli()), 4);
        return Figure.of(tr("Oldest measurement"), Formats.number(unit.in(age.toMillis()), 2), unit.word())
                .basis(tr("{0} to {1}", estimate.fromSite(), estimate.toSite()))
                .formula(tr("Now less the time of the measurement; of each pair its newest counts."))
                .worked(nowIn + " − " + atIn + " " + unit.word())
                .input(tr("Now"), nowIn, unit.word(), Kind.MEASURED, tr("time since 1970 in UTC"), "")
                .input(
                        tr("Measured"),
                        atIn,
                        unit.word(),
                        Kind.MEASURED,
                        estimate.source(),
                        RoundTripFigures.age(estimate, now))
                .build();
    }

    private static Figure measured(long measured, int pairs) {
        var modelled = pairs - measured;
        return Figure.of(tr("Pairs measured"), Formats.number(measured), "")
                .formula(tr("Number of {0}.", tr("pairs of the chosen sites with a measurement, in either direction")))
                .worked(Formats.number(pairs) + " − " + Formats.number(modelled) + " = " + Formats.number(measured))
                .input(tr("Pairs"), Formats.number(pairs), "", Kind.PUBLISHED, tr("chosen sites"), "")
                .input(tr("Pairs modelled"), Formats.number(modelled), "", Kind.MODELLED, tr("distance model"), "")
                .build();
    }
}
