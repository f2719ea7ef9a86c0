package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KindMark;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.PlainTable;
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
        var table = new PlainTable<ZoneStatus>(tr("Grid zones"))
                .cells(tr("Zone"), this::name)
                .sortable(Comparator.comparing(ZoneStatus::zone))
                .cellsAtEnd(tr("g/kWh now"), this::grams)
                .sortable(Comparator.comparingDouble(ZoneFigures::grams))
                .numbers(tr("Age"), this::age)
                .numbers(tr("Mean {0}", newest()), ZoneList::yearly)
                .sortable(Comparator.comparing(
                        zone -> zone.yearlyGramsPerKwh() == null ? Double.MAX_VALUE : zone.yearlyGramsPerKwh()))
                .numbers(tr("Sites"), zone -> Formats.number(zone.sites()))
                .sortable(Comparator.comparing(ZoneStatus::sites))
                .chosen(chosen)
                .rows(zones);
        return new Panel(tr("Zones"), tr("{0}, gCO2eq/kWh, location-based", zones.size()), table)
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

    private Component name(ZoneStatus zone) {
        var link = new Anchor(scope.link("carbon", Map.of("zone-id", zone.zone())), zone.zone());
        var name = new Span(zone.name());
        name.addClassNames("tw-quiet", "tw-clip");
        var line = new Div(link, name);
        line.addClassName("tw-line");
        line.getElement().setAttribute("title", zone.zone() + " " + zone.name());
        return line;
    }

    /** The kind is the shape before the number. */
    private Component grams(ZoneStatus zone) {
        var mark = new KindMark(ZoneFigures.kind(zone));
        mark.addClassName("tw-kind-shape-only");
        mark.getElement().setAttribute("title", said(ZoneFigures.kind(zone).word()));
        var cell = new Div(
                mark, new FigureButton(ZoneFigures.value(zone), "", () -> ZoneFigures.now(zone, now, scope.zone())));
        cell.addClassNames("tw-line", "tw-end");
        return cell;
    }

    private String newest() {
        return zones.stream()
                .map(ZoneStatus::yearlyOf)
                .max(Comparator.naturalOrder())
                .map(String::valueOf)
                .orElse("");
    }

    private String age(ZoneStatus zone) {
        Instant known = zone.knownTo();
        return known == null ? tr("never") : known.isAfter(now) ? tr("current") : Formats.age(known, now);
    }

    private static String yearly(ZoneStatus zone) {
        Double grams = zone.yearlyGramsPerKwh();
        return grams == null ? tr("unknown") : Formats.number(grams, 0);
    }
}
