package dev.tradewind.carbon.ui;

import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.HeatMap;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Scale;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TrendChart;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One zone over the range of the page: trend with forecast, and hour by day. */
final class ZoneDetail {
    private static final Duration AHEAD = Duration.ofHours(72);
    private static final int MOST_DAYS = 62;

    private final CarbonIntensities intensities;
    private final ZoneStatus zone;
    private final ScopeParameters scope;
    private final Instant now;

    ZoneDetail(CarbonIntensities intensities, ZoneStatus zone, ScopeParameters scope, Instant now) {
        this.intensities = intensities;
        this.zone = zone;
        this.scope = scope;
        this.now = now.truncatedTo(ChronoUnit.HOURS);
    }

    Panel panel() {
        boolean open = scope.to().isAfter(now);
        Instant to = open ? now.plus(AHEAD) : scope.to();
        Instant from = scope.from().isBefore(to.minus(Duration.ofDays(MOST_DAYS)))
                ? to.minus(Duration.ofDays(MOST_DAYS))
                : scope.from();
        List<HourlyIntensity> hours = intensities.hourly(zone.zone(), new TimeRange(from, to));
        String subtitle =
                Formats.range(from, to) + ", gCO2eq/kWh, average, life cycle, location-based · " + sources(hours);
        return new Panel(zone.zone() + " " + zone.name(), subtitle, trend(hours), heatMap(hours, from, to));
    }

    /** What was said is drawn; hours that only a yearly average fills stay a gap, the average is a line. */
    private TrendChart trend(List<HourlyIntensity> hours) {
        var said = new ArrayList<ChartSeries.Point>();
        var ahead = new ArrayList<ChartSeries.Point>();
        for (HourlyIntensity hour : hours) {
            boolean forecast = hour.kind() == SignalKind.FORECAST;
            boolean gap = hour.kind() == SignalKind.PUBLISHED;
            (forecast ? ahead : said)
                    .add(new ChartSeries.Point(hour.hour(), gap ? null : Double.valueOf(hour.gramsPerKwh())));
        }
        var chart = new TrendChart("Intensity of " + zone.zone(), "gCO2eq/kWh");
        var lines = new ArrayList<ChartSeries.Line>();
        Double yearly = zone.yearlyGramsPerKwh();
        if (yearly != null) {
            lines.add(new ChartSeries.Line("yearly average " + zone.yearlyOf(), yearly));
        }
        chart.setData(
                List.of(
                        new ChartSeries("source", "--tw-accent", said, Kind.MEASURED),
                        new ChartSeries("forecast", "--tw-accent", ahead, Kind.FORECAST)),
                lines);
        chart.setHeight("220px");
        return chart;
    }

    private HeatMap heatMap(List<HourlyIntensity> hours, Instant from, Instant to) {
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
            rows.add(String.format(java.util.Locale.ROOT, "%02d:00", hour));
        }
        var map =
                new HeatMap("Hour by day, " + zone.zone() + ", " + scope.zone().getId(), "gCO2eq/kWh");
        map.setData(rows, days.stream().map(Formats::dayShort).toList(), cells, Scale.CARBON);
        map.setHeight("300px");
        return map;
    }

    private static @Nullable Double value(HourlyIntensity hour) {
        return hour.kind() == SignalKind.PUBLISHED ? null : Double.valueOf(hour.gramsPerKwh());
    }

    private static String sources(List<HourlyIntensity> hours) {
        Map<SignalKind, Integer> count = new java.util.EnumMap<>(SignalKind.class);
        hours.forEach(hour -> count.merge(hour.kind(), 1, Integer::sum));
        var words = new ArrayList<String>();
        count.forEach((kind, number) -> words.add(number + " h "
                + (kind == SignalKind.PUBLISHED
                        ? "without hourly value"
                        : ZoneFigures.kind(kind).word())));
        return words.isEmpty() ? "nothing known" : String.join(", ", words);
    }
}
