package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.carbon.ZoneComparison;
import dev.tradewind.carbon.ZoneComparison.Compared;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.carbon.ZoneStatuses;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Legend;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.TrendChart;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** Elif puts grid zones side by side over the range: a few as lines, all with sites as a table. The zones are in the URL. */
@org.springframework.stereotype.Component
@Order(1)
class ComparePart implements CarbonPart {
    private static final int MOST = 6;
    private static final List<String> COLOURS = List.of(
            "--tw-class-internet",
            "--tw-class-inter-region",
            "--tw-class-inter-zone",
            "--tw-class-nat",
            "--tw-class-peering",
            "--tw-class-cdn");

    private final ZoneComparison comparison;
    private final ZoneStatuses statuses;

    ComparePart(ZoneComparison comparison, ZoneStatuses statuses) {
        this.comparison = comparison;
        this.statuses = statuses;
    }

    @Override
    public String tab() {
        return "compare";
    }

    @Override
    public String label() {
        return tr("Compare zones");
    }

    @Override
    public List<Component> content(Look look) {
        var scope = look.scope();
        var range = new TimeRange(scope.from(), scope.to().isAfter(look.now()) ? look.now() : scope.to());
        List<ZoneStatus> zones = statuses.at(look.now()).stream()
                .filter(zone -> zone.sites() > 0)
                .toList();
        List<Compared> compared = comparison.of(zones, range).stream()
                .sorted(Comparator.comparing(Compared::meanGrams))
                .toList();
        List<String> chosen = chosen(look, zones);
        return List.of(
                CarbonGrid.whole(chart(look, range, zones, chosen), "300px"),
                CarbonGrid.whole(table(look, range, compared), "calc(100vh - 490px)"));
    }

    /** Those of the URL, else the cleanest and the dirtiest few of which a source speaks. */
    private static List<String> chosen(Look look, List<ZoneStatus> zones) {
        var known = zones.stream().map(ZoneStatus::zone).collect(Collectors.toSet());
        var wanted = Arrays.stream(look.parameter("zones").split(","))
                .filter(known::contains)
                .distinct()
                .limit(MOST)
                .toList();
        return wanted.isEmpty()
                ? zones.stream()
                        .filter(zone -> zone.knownTo() != null)
                        .sorted(Comparator.comparing(ZoneStatus::sites).reversed())
                        .limit(3)
                        .map(ZoneStatus::zone)
                        .toList()
                : wanted;
    }

    private Panel chart(Look look, TimeRange range, List<ZoneStatus> zones, List<String> chosen) {
        Map<String, List<HourlyIntensity>> hours = comparison.hours(chosen, range.from(), range.to());
        var series = new ArrayList<ChartSeries>();
        for (int i = 0; i < chosen.size(); i++) {
            var points = hours.getOrDefault(chosen.get(i), List.of()).stream()
                    .map(hour -> new ChartSeries.Point(
                            hour.hour(), hour.kind() == SignalKind.PUBLISHED ? null : (Double) hour.gramsPerKwh()))
                    .toList();
            series.add(new ChartSeries(chosen.get(i), COLOURS.get(i), points));
        }
        var chart = new TrendChart(tr("Intensity of {0}", String.join(", ", chosen)), "gCO2eq/kWh");
        chart.setData(series);
        chart.setHeightFull();
        var choice = new MultiSelectComboBox<String>();
        choice.setAriaLabel(tr("Zones to draw"));
        choice.setPlaceholder(tr("zones to draw"));
        choice.setItems(zones.stream().map(ZoneStatus::zone).toList());
        choice.setValue(Set.copyOf(chosen));
        choice.setWidth("min(480px, 60vw)");
        choice.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                var named = change.getValue().stream().limit(MOST).collect(Collectors.joining(","));
                UI.getCurrent().navigate(look.scope().link("carbon", Map.of("tab", tab(), "zones", named)));
            }
        });
        var legend = new Legend();
        series.forEach(zone -> legend.colour(zone.token(), zone.name()));
        return new Panel(
                        tr("Zones over time"),
                        tr(
                                "{0}, gCO2eq/kWh, average, life cycle, location-based; hours without an hourly value are gaps",
                                Formats.range(range.from(), range.to())),
                        chart)
                .tools(choice)
                .foot(legend);
    }

    private static Panel table(Look look, TimeRange range, List<Compared> compared) {
        var grid = new CarbonGrid<>(tr("Zones compared"), compared)
                .text(tr("Zone"), 1, each -> each.zone().zone())
                .text(tr("Name"), 2, each -> each.zone().name())
                .number(tr("Sites"), each -> Formats.number(each.zone().sites()))
                .figure(tr("Mean"), each -> Formats.number(each.meanGrams(), 0), each -> figure(look, range, each))
                .number(tr("10 % below"), each -> known(each.lowGrams()))
                .number(tr("10 % above"), each -> known(each.highGrams()))
                .number(tr("Now"), each -> ZoneFigures.value(each.zone()))
                .number(
                        tr("Yearly mean"),
                        each -> each.zone().yearlyGramsPerKwh() == null
                                ? tr("unknown")
                                : Formats.number(each.zone().yearlyGramsPerKwh(), 0))
                .number(tr("Against the year"), each -> {
                    Double over = each.overYearly();
                    return over == null ? tr("unknown") : Formats.signed(over, 0);
                })
                .text(tr("Rests on"), 3, each -> mix(each));
        return new Panel(
                        tr("All zones with sites"),
                        Formats.range(look.scope().from(), look.scope().to()) + ", gCO2eq/kWh",
                        grid)
                .flush()
                .tools(Downloads.csv(
                        "tradewind-zones.csv",
                        List.of(
                                "Zone",
                                "Name",
                                "Sites",
                                "Mean (gCO2eq per kWh)",
                                "P10 (gCO2eq per kWh)",
                                "P90 (gCO2eq per kWh)",
                                "Yearly mean (gCO2eq per kWh)",
                                "Rests on"),
                        () -> compared.stream().map(ComparePart::row).toList()))
                .foot(
                        new Span(
                                tr(
                                        "Hours that only the published yearly mean fills count in the mean and are named; the spread is of hourly values alone.")));
    }

    private static List<@Nullable Object> row(Compared each) {
        return Arrays.asList(
                each.zone().zone(),
                each.zone().name(),
                each.zone().sites(),
                decimal(each.meanGrams()),
                decimal(each.lowGrams()),
                decimal(each.highGrams()),
                each.zone().yearlyGramsPerKwh(),
                mix(each));
    }

    private static @Nullable BigDecimal decimal(double value) {
        return Double.isNaN(value) ? null : BigDecimal.valueOf(value);
    }

    private static String known(double grams) {
        return Double.isNaN(grams) ? tr("no hours") : Formats.number(grams, 0);
    }

    static String mix(Compared each) {
        var words = new ArrayList<String>();
        each.mix()
                .forEach((kind, hours) ->
                        words.add(said(ZoneFigures.kind(kind).word()) + " " + Formats.number(hours) + " h"));
        if (each.unknown() > 0) {
            words.add(tr("unknown {0} h", Formats.number(each.unknown())));
        }
        return String.join(", ", words);
    }

    private static Figure figure(Look look, TimeRange range, Compared each) {
        var whole = ZoneComparison.whole(range);
        var figure = Figure.of(
                        tr("Mean intensity of {0}", each.zone().zone()),
                        Formats.number(each.meanGrams(), 1),
                        "gCO2eq/kWh")
                .basis(tr(
                        "{0}, {1}, average, life cycle, location-based",
                        each.zone().name(),
                        Formats.range(look.scope().from(), look.scope().to())))
                .formula(
                        tr(
                                "Mean of the hours that are over: what a source said for the hour, else our forecast, else the published yearly mean. Unknown hours are left out."))
                .worked(tr(
                        "mean of {0} hours",
                        Formats.number(each.mix().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())))
                .query("series carbon:" + each.zone().zone() + ":average:lca\nhours " + whole.from() + " to "
                        + whole.to());
        each.mix()
                .forEach((kind, hours) -> figure.input(
                        tr("Hours, {0}", said(ZoneFigures.kind(kind).word())),
                        Formats.number(hours),
                        "h",
                        ZoneFigures.kind(kind),
                        kind == SignalKind.PUBLISHED ? tr("published yearly mean") : tr("hourly source"),
                        ""));
        if (each.unknown() > 0) {
            figure.input(tr("Hours, unknown"), Formats.number(each.unknown()), "h", Kind.UNKNOWN, tr("left out"), "");
        }
        return figure.rows(look.scope()
                        .link("carbon", Map.of("zone-id", each.zone().zone())))
                .build();
    }
}
