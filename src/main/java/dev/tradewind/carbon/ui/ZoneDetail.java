package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.carbon.CarbonForecasts;
import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.carbon.forecast.ForecastError;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.EvidenceDrawer;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.HeatMap;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Legend;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Scale;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TrendChart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One zone over the range of the page: trend with forecast, and hour by day. */
final class ZoneDetail {
    private static final Duration AHEAD = Duration.ofHours(72);
    private static final int MOST_DAYS = 62;

    private final ZoneStatus zone;
    private final ScopeParameters scope;
    private final Instant from;
    private final Instant to;
    private final List<HourlyIntensity> hours;
    private final CarbonForecasts forecasts;
    private final CarbonIntensities intensities;

    ZoneDetail(
            CarbonIntensities intensities,
            CarbonForecasts forecasts,
            ZoneStatus zone,
            ScopeParameters scope,
            Instant now) {
        this.forecasts = forecasts;
        this.intensities = intensities;
        this.zone = zone;
        this.scope = scope;
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        this.to = scope.to().isAfter(hour) ? hour.plus(AHEAD) : scope.to();
        Instant first = to.minus(Duration.ofDays(MOST_DAYS));
        this.from = scope.from().isBefore(first) ? first : scope.from();
        this.hours = intensities.hourly(zone.zone(), new TimeRange(from, to));
    }

    /** Whether anything but a yearly average is known of any hour. */
    boolean hourly() {
        return hours.stream().anyMatch(hour -> hour.kind() != SignalKind.PUBLISHED);
    }

    /** What stands in place of both charts where no source speaks of the zone by the hour. */
    Panel nothingByTheHour() {
        return new Panel(
                zone.zone() + " " + zone.name(),
                tr("gCO2eq/kWh, average, life cycle, location-based; {0}", Formats.range(from, to)),
                silence());
    }

    /** Hours that were told before the range are no reason to import them again: it leads to the last of them. */
    private EmptyState silence() {
        Double yearly = zone.yearlyGramsPerKwh();
        var until = zone.knownTo();
        if (until != null && !until.isAfter(from)) {
            var last = until.minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
            return new EmptyState(
                    "leaf",
                    tr("No hourly value in this range"),
                    tr("Its source was heard last for {0}.", Formats.day(last)),
                    tr("Show that month"),
                    "carbon?zone-id=" + zone.zone() + "&from=" + last.withDayOfMonth(1) + "&to=" + last.plusDays(1));
        }
        return new EmptyState(
                "leaf",
                tr("No hourly value in this range"),
                yearly == null
                        ? tr(
                                "Its hours, their course by day and our forecast stand here once a carbon file or source speaks of it. Until then every hour counts with the published mean, which is unknown too.")
                        : tr(
                                "Its hours, their course by day and our forecast stand here once a carbon file or source speaks of it. Until then every hour counts with the published mean of {0}, {1}.",
                                zone.yearlyOf(), Formats.number(yearly, 0)),
                tr("Import a carbon file"),
                scope.link("data"));
    }

    /** What was said is drawn; hours that only a yearly average fills stay a gap, the average is a line. */
    Panel trend() {
        var said = new ArrayList<ChartSeries.Point>();
        var ahead = new ArrayList<ChartSeries.Point>();
        for (HourlyIntensity hour : hours) {
            boolean forecast = hour.kind() == SignalKind.FORECAST;
            (forecast ? ahead : said).add(new ChartSeries.Point(hour.hour(), value(hour)));
        }
        var chart = new TrendChart(tr("Intensity of {0}", zone.zone()), "gCO2eq/kWh");
        var lines = new ArrayList<ChartSeries.Line>();
        Double yearly = zone.yearlyGramsPerKwh();
        if (yearly != null) {
            lines.add(new ChartSeries.Line(tr("mean {0}", zone.yearlyOf()), yearly));
        }
        chart.setData(
                List.of(
                        new ChartSeries(tr("known"), "--tw-class-inter-region", said, Kind.MEASURED),
                        new ChartSeries(tr("forecast"), "--tw-class-inter-region", ahead, Kind.FORECAST)),
                lines);
        chart.setHeightFull();
        return new Panel(
                        zone.zone() + " " + zone.name(),
                        tr("gCO2eq/kWh, average, life cycle, location-based; {0}", Formats.range(from, to)),
                        chart)
                .foot(legend(yearly), new Span(sources()), pastError());
    }

    Panel heatMap() {
        List<LocalDate> days = from.atZone(scope.zone())
                .toLocalDate()
                .datesUntil(to.minusNanos(1).atZone(scope.zone()).toLocalDate().plusDays(1))
                .toList();
        Map<LocalDate, Integer> columns = new HashMap<>();
        days.forEach(day -> columns.put(day, columns.size()));
        List<HeatMap.Cell> cells = new ArrayList<>();
        for (HourlyIntensity hour : hours) {
            var local = hour.hour().atZone(scope.zone());
            Integer column = columns.get(local.toLocalDate());
            if (column != null) {
                cells.add(new HeatMap.Cell(local.getHour(), column, value(hour)));
            }
        }
        List<String> rows = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            rows.add(String.format(Locale.ROOT, "%02d:00", hour));
        }
        var map = new HeatMap(tr("Hour by day, {0}", zone.zone()), "gCO2eq/kWh");
        List<String> names = days.stream().map(Formats::dayShort).toList();
        map.setData(rows, names, cells, Scale.CARBON);
        map.addMarkClickListener(click -> open(rows.indexOf(click.series()), names.indexOf(click.name()), days));
        map.setHeightFull();
        return new Panel(
                        tr("Hour by day, {0}", zone.zone()),
                        tr(
                                "gCO2eq/kWh, hours in {0}; hatched is unknown; open an hour",
                                Formats.zoneName(scope.zone())),
                        map)
                .foot(scale());
    }

    /** What was said of one cell; nothing where it is none, or of an hour that the clocks skip. */
    private void open(int hourOfDay, int column, List<LocalDate> days) {
        if (hourOfDay < 0 || column < 0) {
            return;
        }
        hours.stream()
                .filter(hour -> {
                    var local = hour.hour().atZone(scope.zone());
                    return local.getHour() == hourOfDay && local.toLocalDate().equals(days.get(column));
                })
                .findFirst()
                .ifPresent(hour -> EvidenceDrawer.open(
                        HourFigure.of(zone.zone(), hour, intensities.words(zone.zone(), hour.hour()), scope.zone())));
    }

    /** Back-tested when somebody asks: it costs a few hundred forecasts. */
    private FigureButton pastError() {
        var button = new FigureButton(tr("past error"), "", this::errors);
        button.addClassName("tw-link-figure");
        return button;
    }

    private Figure errors() {
        List<ForecastError> errors = forecasts.errors(zone.zone());
        Optional<ForecastError> day =
                errors.stream().filter(error -> error.horizonHours() == 24).findFirst();
        var figure = Figure.of(
                        tr("Past error of the forecast, {0}", zone.zone()),
                        day.map(error -> Formats.number(error.mae(), 1)).orElse(tr("unknown")),
                        "gCO2eq/kWh")
                .basis(tr("mean absolute error a day ahead, over the last 60 days"))
                .formula(
                        tr(
                                "Each forecast is made again with what was known then, and compared with what came. Beside it stands the error of carrying the last value on, and of the same hour a week before."))
                .query("series carbon:" + zone.zone() + ":average:lca, back-test every 7 hours");
        errors.forEach(error -> figure.input(
                tr("{0} h ahead", error.horizonHours()),
                Formats.number(error.mae(), 1),
                "gCO2eq/kWh",
                Kind.FORECAST,
                tr(
                        "{0} %; last value {1}, week before {2}; 80 % band held {3} %",
                        Formats.number(error.mapePercent(), 1),
                        Formats.number(error.persistenceMae(), 1),
                        Formats.number(error.lastWeekMae(), 1),
                        Formats.number(error.coverage80Percent(), 0)),
                tr("{0} forecasts", error.forecasts())));
        return figure.build();
    }

    private Div legend(@Nullable Double yearly) {
        var legend =
                new Div(legendKey("tw-key-line", tr("known")), legendKey("tw-key-line tw-key-dashed", tr("forecast")));
        if (yearly != null) {
            legend.add(legendKey(
                    "tw-key-line tw-key-mean", tr("mean of {0}, {1}", zone.yearlyOf(), Formats.number(yearly, 0))));
        }
        legend.addClassName("tw-legend");
        return legend;
    }

    private static Span legendKey(String classes, String text) {
        var mark = new Span();
        mark.addClassNames(classes.split(" "));
        return new Span(mark, new Span(text));
    }

    /** The carbon scale in words and colours, as on the map. */
    private static Legend scale() {
        var legend = new Legend();
        for (int grams : new int[] {0, 150, 300, 450, 600, 800}) {
            legend.colour("--tw-carbon-" + grams, grams + (grams == 800 ? "+" : ""));
        }
        return legend;
    }

    private static @Nullable Double value(HourlyIntensity hour) {
        return hour.kind() == SignalKind.PUBLISHED ? null : Double.valueOf(hour.gramsPerKwh());
    }

    private String sources() {
        Map<SignalKind, Integer> count = new EnumMap<>(SignalKind.class);
        hours.forEach(hour -> count.merge(hour.kind(), 1, Integer::sum));
        var words = new ArrayList<String>();
        count.forEach((kind, number) -> words.add(number + " h "
                + (kind == SignalKind.PUBLISHED
                        ? tr("without hourly value")
                        : said(ZoneFigures.kind(kind).word()))));
        return words.isEmpty() ? tr("nothing known") : String.join(", ", words);
    }
}
