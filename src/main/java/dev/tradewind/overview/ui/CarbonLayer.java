package dev.tradewind.overview.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.HourlyIntensity;
import dev.tradewind.catalog.Site;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.EvidenceDrawer;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.KindMark;
import dev.tradewind.ui.Scale;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TimeSlider;
import dev.tradewind.ui.TwMap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where power is clean at an hour, and where it is about to be. */
@Component
@Order(1)
class CarbonLayer implements MapLayer {
    /** Hours before the end of the range and after it; a forecast reaches a day. */
    private static final int BEFORE = 48;

    private static final int AFTER = 24;

    private final CarbonIntensities intensities;
    private final MapSites sites;
    private final Clock clock;

    CarbonLayer(CarbonIntensities intensities, MapSites sites, Clock clock) {
        this.intensities = intensities;
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public TwMap.Layer layer() {
        return TwMap.Layer.CARBON;
    }

    @Override
    public DrawnLayer draw(ScopeParameters scope, QueryParameters query) {
        var now = clock.instant().truncatedTo(ChronoUnit.HOURS);
        var last = scope.to().isBefore(now) ? scope.to().minus(1, ChronoUnit.HOURS) : now;
        var range = new TimeRange(last.minus(Duration.ofHours(BEFORE)), last.plus(Duration.ofHours(AFTER)));
        var hours = hours(range);
        var series = series(range);
        var used = sites.used(scope);
        var threshold =
                query.getSingleParameter("limit").flatMap(CarbonLayer::number).orElse(null);
        var rows = sites.inScope(scope).stream()
                .filter(site -> site.gridZone() != null)
                .map(site -> new Row(site, used.contains(site.id()), series.get(site.gridZone())))
                .toList();
        int start = BEFORE;
        var selected = rows.stream()
                .filter(row ->
                        row.site().id().equals(query.getSingleParameter("site").orElse("")))
                .findFirst()
                .or(() -> rows.stream().filter(Row::measured).max(Comparator.comparing(Row::used)))
                .or(() -> rows.stream().findFirst());
        var model = new TwMap.Model(
                layer(),
                sites.inScope(scope).stream()
                        .map(site -> drawn(site, used.contains(site.id()), series, start, hours, threshold))
                        .toList(),
                List.of(),
                null,
                threshold,
                "Intensity, gCO2eq/kWh, average, location-based");
        var list = new CarbonList(hours, start);
        list.show(rows);
        var slider = new TimeSlider("Hour");
        selected.ifPresent(row -> slider.setModel(sliderModel(row, hours, threshold)));
        slider.setIndex(start);
        return new DrawnLayer(
                "where is power clean now, and where next?",
                model,
                "Sites by intensity",
                rows.size() + " sites with a grid zone",
                list.grid,
                selected.isPresent() ? slider : null,
                null,
                id -> rows.stream()
                        .filter(row -> row.site().id().equals(id))
                        .findFirst()
                        .ifPresent(row -> EvidenceDrawer.open(figure(row, hours.get(list.index), scope))),
                map -> {
                    map.setHour(start);
                    slider.addChangeListener(event -> {
                        map.setHour(event.index());
                        list.at(event.index());
                    });
                });
    }

    private static List<Instant> hours(TimeRange range) {
        var all = new ArrayList<Instant>();
        for (var at = range.from(); at.isBefore(range.to()); at = at.plus(1, ChronoUnit.HOURS)) {
            all.add(at);
        }
        return all;
    }

    private Map<String, Map<Instant, HourlyIntensity>> series(TimeRange range) {
        var all = new HashMap<String, Map<Instant, HourlyIntensity>>();
        sites.zones().forEach(zone -> {
            var byHour = new HashMap<Instant, HourlyIntensity>();
            intensities.hourly(zone, range).forEach(hour -> byHour.put(hour.hour(), hour));
            all.put(zone, byHour);
        });
        return all;
    }

    private static TwMap.Site drawn(
            Site site,
            boolean used,
            Map<String, Map<Instant, HourlyIntensity>> series,
            int index,
            List<Instant> hours,
            @Nullable Double threshold) {
        var known = series.getOrDefault(String.valueOf(site.gridZone()), Map.of());
        var now = known.get(hours.get(index));
        var values = new ArrayList<@Nullable Double>();
        for (var hour : hours) {
            var intensity = known.get(hour);
            values.add(intensity == null ? null : intensity.gramsPerKwh());
        }
        var ring = threshold != null && now != null && now.gramsPerKwh() < threshold ? "policy" : "";
        return MapSites.drawn(
                site,
                now == null ? null : now.gramsPerKwh(),
                now == null ? "no data" : Formats.number(now.gramsPerKwh(), 0),
                now == null ? Kind.UNKNOWN : kind(now.kind()),
                ring,
                site.gridZone() == null ? "no open source names its grid zone" : "",
                known.isEmpty() ? List.of() : values,
                used);
    }

    private static TimeSlider.Model sliderModel(Row row, List<Instant> hours, @Nullable Double threshold) {
        var values = new ArrayList<@Nullable Double>();
        Integer forecastFrom = null;
        for (int i = 0; i < hours.size(); i++) {
            var intensity = row.at(hours.get(i));
            values.add(intensity == null ? null : intensity.gramsPerKwh());
            if (forecastFrom == null && intensity != null && intensity.kind() == SignalKind.FORECAST) {
                forecastFrom = i;
            }
        }
        var caption = row.site().name() + ", " + row.site().gridZone() + ", gCO2eq/kWh per hour";
        return new TimeSlider.Model(caption, hours, values, Scale.CARBON, threshold, forecastFrom, false);
    }

    private Figure figure(Row row, Instant hour, ScopeParameters scope) {
        var intensity = row.at(hour);
        var zone = String.valueOf(row.site().gridZone());
        var value = intensity == null ? "unknown" : Formats.number(intensity.gramsPerKwh(), 1);
        var figure = Figure.of("Grid intensity at " + row.site().name(), value, "gCO2eq/kWh")
                .basis(zone + ", " + Formats.instant(hour, scope.zone()) + ", average, life cycle, location-based")
                .formula("The best that is known of the hour: what the source said for it, else our forecast, else the"
                        + " published yearly average.")
                .query("series carbon:" + zone + ":average:lca\nhour " + hour)
                .rows(scope.link("carbon", Map.of("zone-id", zone)));
        if (intensity != null) {
            figure.input(
                    "Intensity " + zone,
                    value,
                    "gCO2eq/kWh",
                    kind(intensity.kind()),
                    intensity.source(),
                    Formats.age(intensity.hour(), clock.instant()));
        }
        return figure.note("Site", row.site().id()).build();
    }

    static Kind kind(SignalKind kind) {
        return Kind.of(kind.name());
    }

    private static java.util.Optional<Double> number(String text) {
        try {
            return java.util.Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return java.util.Optional.empty();
        }
    }

    /** A site with all that is known of its zone. */
    record Row(Site site, boolean used, @Nullable Map<Instant, HourlyIntensity> hours) {
        @Nullable
        HourlyIntensity at(Instant hour) {
            return hours == null ? null : hours.get(hour);
        }

        boolean measured() {
            return hours != null && hours.values().stream().anyMatch(hour -> hour.kind() != SignalKind.PUBLISHED);
        }
    }

    /** The list, which follows the slider. */
    private static final class CarbonList {
        private final com.vaadin.flow.component.grid.Grid<Row> grid = Cells.sideList("Sites by intensity");
        private final List<Instant> hours;
        private int index;

        CarbonList(List<Instant> hours, int index) {
            this.hours = hours;
            this.index = index;
            grid.addComponentColumn(row -> Cells.named(
                            MapSites.shortName(row.site().name()), row.site().provider()))
                    .setHeader("Site")
                    .setComparator(Comparator.comparing((Row row) -> row.site().name()))
                    .setFlexGrow(2);
            grid.addColumn(row -> row.site().gridZone())
                    .setHeader("Zone")
                    .setSortable(true)
                    .setWidth("92px")
                    .setFlexGrow(0);
            grid.addComponentColumn(row -> Cells.number(text(row)))
                    .setHeader("g/kWh")
                    .setTextAlign(ColumnTextAlign.END)
                    .setWidth("76px")
                    .setFlexGrow(0)
                    .setComparator(Comparator.comparingDouble(this::value));
            grid.addComponentColumn(this::mark)
                    .setHeader("Kind")
                    .setWidth("96px")
                    .setFlexGrow(0);
        }

        void show(List<Row> rows) {
            grid.setItems(rows.stream()
                    .sorted(Comparator.comparing((Row row) -> !row.used()).thenComparingDouble(this::value))
                    .toList());
        }

        void at(int newIndex) {
            index = newIndex;
            grid.getDataProvider().refreshAll();
        }

        private double value(Row row) {
            var known = row.at(hours.get(index));
            return known == null ? Double.MAX_VALUE : known.gramsPerKwh();
        }

        private String text(Row row) {
            var known = row.at(hours.get(index));
            return known == null ? "unknown" : Formats.number(known.gramsPerKwh(), 0);
        }

        private com.vaadin.flow.component.Component mark(Row row) {
            var known = row.at(hours.get(index));
            return known == null ? new KindMark(Kind.UNKNOWN) : new KindMark(kind(known.kind()));
        }
    }
}
