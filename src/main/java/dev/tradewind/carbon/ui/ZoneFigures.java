package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** How the intensity of a zone is written, and what stands behind it. */
final class ZoneFigures {
    /** Sources speak of an hour once it is over; that is no silence. */
    private static final Duration USUAL_DELAY = Duration.ofHours(2);

    private ZoneFigures() {}

    static double grams(ZoneStatus zone) {
        HourlyIntensity now = zone.now();
        return now == null ? Double.NaN : now.gramsPerKwh();
    }

    static String value(ZoneStatus zone) {
        return Formats.number(grams(zone), 0);
    }

    static Kind kind(SignalKind kind) {
        return Kind.of(kind.name());
    }

    static Kind kind(ZoneStatus zone) {
        HourlyIntensity now = zone.now();
        return now == null ? Kind.UNKNOWN : kind(now.kind());
    }

    /** Kind and age in words, so that a stale or published value shows it without a tooltip. */
    static String line(ZoneStatus zone, Instant now) {
        Instant known = zone.knownTo();
        String age = known == null
                ? tr("no hourly source")
                : known.isAfter(now.minus(USUAL_DELAY))
                        ? tr("current")
                        : tr("source silent for {0}", Formats.age(known, now));
        return kind(zone).word() + " · " + age;
    }

    static Figure now(ZoneStatus zone, Instant now, ZoneId display) {
        var figure = Figure.of(tr("Grid intensity of {0}", zone.zone()), value(zone), "gCO2eq/kWh")
                .basis(tr(
                        "{0}, hour of {1}, average, life cycle, location-based",
                        zone.name(), Formats.instant(now, display)))
                .formula(
                        tr(
                                "The best that is known of the hour: what a source said for it, else the forecast, else the published yearly average. What is unknown stays unknown."))
                .query("series carbon:" + zone.zone() + ":average:lca\nhour " + now.truncatedTo(ChronoUnit.HOURS));
        HourlyIntensity known = zone.now();
        if (known != null) {
            figure.input(
                    tr("Intensity {0}", zone.zone()),
                    Formats.number(known.gramsPerKwh(), 2),
                    "gCO2eq/kWh",
                    kind(known.kind()),
                    known.source(),
                    Formats.age(known.hour(), now));
            Instant knownAt = known.knownAt();
            if (knownAt != null) {
                figure.note(
                        tr("Revision"),
                        tr("{0}, known since {1}", known.revision(), Formats.instant(knownAt, display)));
            }
        }
        Double yearly = zone.yearlyGramsPerKwh();
        if (yearly != null) {
            figure.note(
                    tr("Yearly average {0}", zone.yearlyOf()),
                    Formats.number(yearly, 0) + " gCO2eq/kWh, " + tr("Electricity Maps"));
        }
        return figure.note(tr("Sites in this zone"), Formats.number(zone.sites()))
                .build();
    }
}
