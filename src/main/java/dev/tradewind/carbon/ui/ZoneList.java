package dev.tradewind.carbon.ui;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KindMark;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Every zone with its value now, the kind of that value and its age. */
final class ZoneList {
    private final List<ZoneStatus> zones;
    private final ZoneStatus chosen;
    private final ScopeParameters scope;
    private final Instant now;

    ZoneList(List<ZoneStatus> zones, ZoneStatus chosen, ScopeParameters scope, Instant now) {
        this.zones = zones.stream()
                .sorted(Comparator.comparing((ZoneStatus zone) -> zone.knownTo() == null)
                        .thenComparingDouble(ZoneFigures::grams))
                .toList();
        this.chosen = chosen;
        this.scope = scope;
        this.now = now;
    }

    Panel panel() {
        var grid = new Grid<ZoneStatus>();
        grid.addComponentColumn(zone -> new Anchor(
                        scope.link("carbon", Map.of("zone-id", zone.zone())), zone.zone() + " " + zone.name()))
                .setHeader("Zone")
                .setComparator(Comparator.comparing(ZoneStatus::zone))
                .setFlexGrow(3);
        grid.addComponentColumn(zone ->
                        new FigureButton(ZoneFigures.value(zone), "", () -> ZoneFigures.now(zone, now, scope.zone())))
                .setHeader("g/kWh now")
                .setComparator(Comparator.comparingDouble(ZoneFigures::grams))
                .setTextAlign(ColumnTextAlign.END);
        grid.addComponentColumn(zone -> new KindMark(ZoneFigures.kind(zone))).setHeader("Kind");
        grid.addColumn(this::age).setHeader("Age").setTextAlign(ColumnTextAlign.END);
        grid.addColumn(zone -> yearly(zone)).setHeader("Year avg").setTextAlign(ColumnTextAlign.END);
        grid.addColumn(ZoneStatus::sites).setHeader("Sites").setTextAlign(ColumnTextAlign.END);
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.setItems(zones);
        grid.select(chosen);
        grid.setHeight("420px");
        grid.getElement().setAttribute("aria-label", "Grid zones");
        return new Panel("Zones", zones.size() + " zones, gCO2eq/kWh, average, life cycle, location-based", grid)
                .flush()
                .tools(Downloads.csv(
                        "carbon-zones.csv",
                        List.of("zone", "name", "now gCO2eq/kWh", "kind", "known to UTC", "yearly gCO2eq/kWh", "sites"),
                        () -> zones.stream()
                                .map(zone -> Arrays.<Object>asList(
                                        zone.zone(),
                                        zone.name(),
                                        zone.now() == null ? null : zone.now().gramsPerKwh(),
                                        ZoneFigures.kind(zone),
                                        zone.knownTo(),
                                        zone.yearlyGramsPerKwh(),
                                        zone.sites()))
                                .toList()));
    }

    private String age(ZoneStatus zone) {
        Instant known = zone.knownTo();
        return known == null ? "never" : known.isAfter(now) ? "current" : Formats.age(known, now);
    }

    private static String yearly(ZoneStatus zone) {
        Double grams = zone.yearlyGramsPerKwh();
        return grams == null ? "unknown" : Formats.number(grams, 0);
    }
}
