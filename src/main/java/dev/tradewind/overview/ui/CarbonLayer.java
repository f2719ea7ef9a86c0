package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.GridZone;
import dev.tradewind.catalog.Site;
import dev.tradewind.policy.Policies;
import dev.tradewind.policy.PolicyRule;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.EvidenceDrawer;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Scale;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TimeSlider;
import dev.tradewind.ui.TwMap;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Where power is clean at an hour, and where it is about to be. */
@Component
@Order(1)
class CarbonLayer implements MapLayer {
    private final ZoneHours.Reader zoneHours;
    private final Catalog catalog;
    private final Policies policies;
    private final MapSites sites;
    private final Clock clock;

    CarbonLayer(ZoneHours.Reader zoneHours, Catalog catalog, Policies policies, MapSites sites, Clock clock) {
        this.zoneHours = zoneHours;
        this.catalog = catalog;
        this.policies = policies;
        this.sites = sites;
        this.clock = clock;
    }

    @Override
    public TwMap.Layer layer() {
        return TwMap.Layer.CARBON;
    }

    @Override
    public DrawnLayer draw(ScopeParameters scope, QueryParameters query) {
        var inScope = sites.inScope(scope);
        var countries = wholeCountries();
        var zones = new HashSet<>(sites.zones());
        countries.forEach(zone -> zones.add(zone.id()));
        var hours = zoneHours.read(scope, zones);
        var used = sites.used(scope);
        var threshold = threshold(query);
        var rows = inScope.stream()
                .filter(site -> site.gridZone() != null)
                .map(site -> new CarbonRow(
                        site, used.contains(site.id()), hours.of(Objects.requireNonNull(site.gridZone()))))
                .toList();
        var asked = query.getSingleParameter("site").orElse("");
        var selected = rows.stream()
                .filter(row -> row.site().id().equals(asked))
                .findFirst()
                .or(() -> rows.stream()
                        .filter(CarbonRow::hourly)
                        .max(Comparator.comparing(CarbonRow::used)
                                .thenComparing(row -> row.site().id(), Comparator.reverseOrder())))
                .or(() -> rows.stream().findFirst());
        var model = new TwMap.Model(
                layer(),
                inScope.stream()
                        .map(site -> drawn(site, used.contains(site.id()), hours, threshold))
                        .toList(),
                List.of(),
                countries.stream().map(zone -> area(zone, hours)).toList(),
                null,
                threshold,
                tr("Intensity, gCO2eq/kWh, average, location-based"));
        var list = new CarbonList(hours, rows);
        var slider = new TimeSlider(tr("Hour"));
        selected.ifPresent(row -> slider.setModel(sliderModel(row, hours, threshold)));
        slider.setIndex(hours.now());
        return new DrawnLayer(
                tr("where is power clean now, and where next?"),
                model,
                tr("Sites by intensity"),
                second(rows, hours, threshold),
                list.grid(),
                selected.filter(CarbonRow::hourly).isPresent() ? slider : null,
                null,
                id -> rows.stream()
                        .filter(row -> row.site().id().equals(id))
                        .findFirst()
                        .ifPresent(row -> {
                            slider.setModel(sliderModel(row, hours, threshold));
                            EvidenceDrawer.open(figure(row, hours.at().get(list.index()), scope));
                        }),
                (map, panel) -> {
                    map.setHour(hours.now());
                    if (!asked.isEmpty()) {
                        map.select(asked);
                    }
                    list.onChoice(row -> {
                        map.select(row.site().id());
                        slider.setModel(sliderModel(row, hours, threshold));
                        EvidenceDrawer.open(figure(row, hours.at().get(list.index()), scope));
                    });
                    slider.addChangeListener(event -> {
                        map.setHour(event.index());
                        list.at(event.index());
                    });
                });
    }

    /**
     * Countries whose grid is one zone. Where a country also has parts as zones, its own code counts only if sites
     * stand in it under that code (islands apart, as in France); otherwise it is a mean over zones that differ.
     */
    private List<GridZone> wholeCountries() {
        Set<String> split = new HashSet<>();
        catalog.gridZones().stream()
                .map(GridZone::id)
                .filter(id -> id.length() > 2)
                .forEach(id -> split.add(id.substring(0, 2)));
        var stoodIn = new HashSet<>(sites.zones());
        return catalog.gridZones().stream()
                .filter(zone -> zone.id().length() == 2)
                .filter(zone -> !split.contains(zone.id()) || stoodIn.contains(zone.id()))
                .toList();
    }

    private static TwMap.Area area(GridZone zone, ZoneHours hours) {
        var series = hours.of(zone.id());
        var now = series.at(hours.now());
        return new TwMap.Area(
                zone.id(),
                zone.name(),
                now == null ? null : now.gramsPerKwh(),
                series.varies() ? series.values() : List.of(),
                series.varies() ? series.letters() : now == null ? "" : "p");
    }

    private static TwMap.Site drawn(Site site, boolean used, ZoneHours hours, @Nullable Double threshold) {
        var zone = site.gridZone();
        var series = zone == null ? ZoneHours.Series.NONE : hours.of(zone);
        var now = series.at(hours.now());
        var ring = threshold != null && now != null && now.gramsPerKwh() < threshold ? "policy" : "";
        return MapSites.drawn(
                site,
                now == null ? null : now.gramsPerKwh(),
                now == null ? tr("no data") : Formats.number(now.gramsPerKwh(), 0),
                now == null ? Kind.UNKNOWN : kind(now.kind()),
                ring,
                zone == null ? tr("no open source names its grid zone") : "",
                series.values(),
                series.letters(),
                used);
    }

    private static String second(List<CarbonRow> rows, ZoneHours hours, @Nullable Double threshold) {
        var ours = rows.stream().filter(CarbonRow::used).toList();
        var of = ours.isEmpty() ? rows : ours;
        var who = ours.isEmpty() ? tr(" sites") : tr(" of ours");
        if (threshold == null) {
            return of.size() + who;
        }
        long under = of.stream()
                .filter(row -> row.series().grams(hours.now()) < threshold)
                .count();
        return tr("{0} of {1}{2} under {3}", under, of.size(), who, Formats.number(threshold, 0));
    }

    private static TimeSlider.Model sliderModel(CarbonRow row, ZoneHours hours, @Nullable Double threshold) {
        int forecast = row.series().letters().indexOf(TwMap.letter(Kind.FORECAST));
        var caption = tr(
                "{0}, {1}, gCO2eq/kWh per hour",
                row.site().shortName(), row.site().gridZone());
        return new TimeSlider.Model(
                caption,
                hours.at(),
                row.series().values(),
                Scale.CARBON,
                threshold,
                forecast < 0 ? null : Integer.valueOf(forecast),
                false,
                null);
    }

    /** The limit in the URL, else the strictest that an active policy sets. */
    private @Nullable Double threshold(QueryParameters query) {
        return query.getSingleParameter("limit")
                .flatMap(CarbonLayer::number)
                .or(() -> policies.active().stream()
                        .map(PolicyRule::maxGramsPerKwh)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder()))
                .orElse(null);
    }

    private Figure figure(CarbonRow row, Instant hour, ScopeParameters scope) {
        var intensity = row.series().at(hour);
        var zone = String.valueOf(row.site().gridZone());
        var value = intensity == null ? tr("unknown") : Formats.number(intensity.gramsPerKwh(), 1);
        var figure = Figure.of(tr("Grid intensity at {0}", row.site().name()), value, "gCO2eq/kWh")
                .basis(tr("{0}, {1}, average, life cycle, location-based", zone, Formats.instant(hour, scope.zone())))
                .formula(
                        tr(
                                "The best that is known of the hour: what the source said for it, else our forecast, else the published yearly average."))
                .query("series carbon:" + zone + ":average:lca\nhour " + hour)
                .rows(scope.link("carbon", java.util.Map.of("zone-id", zone)));
        if (intensity != null) {
            figure.input(
                    tr("Intensity {0}", zone),
                    value,
                    "gCO2eq/kWh",
                    kind(intensity.kind()),
                    intensity.source(),
                    Formats.age(intensity.hour(), clock.instant()));
        }
        return figure.note(tr("Site"), row.site().id()).build();
    }

    static Kind kind(SignalKind kind) {
        return Kind.of(kind.name());
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
