package dev.tradewind.carbon.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.tradewind.carbon.CarbonForecasts;
import dev.tradewind.carbon.CarbonIntensities;
import dev.tradewind.carbon.CleanWindows;
import dev.tradewind.carbon.WorkloadEmissions;
import dev.tradewind.carbon.ZoneStatus;
import dev.tradewind.carbon.ZoneStatuses;
import dev.tradewind.carbon.inventory.Inventories;
import dev.tradewind.signal.Freshness;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.ui.Access;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.KpiStrip;
import dev.tradewind.ui.Later;
import dev.tradewind.ui.MainLayout;
import dev.tradewind.ui.Page;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.Reckoning;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.Segments;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.Workloads;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Elif sees how clean each grid zone is now, how sure that is and how old, picks a zone to see its hours, and finds the
 * cleanest hours for a job. Zone, job length and deadline are in the URL.
 */
@Route(value = "carbon", layout = MainLayout.class)
@PageTitle("Carbon · Tradewind")
@RolesAllowed(Access.VIEWER)
class CarbonView extends Page implements BeforeEnterObserver {
    private static final int TALL_PIXELS = 360;
    private static final String TWO = "minmax(0, 1.2fr) minmax(0, 1fr)";

    private final transient ZoneStatuses statuses;
    private final transient CarbonIntensities intensities;
    private final transient CarbonForecasts forecasts;
    private final transient CleanWindows windows;
    private final transient WorkloadEmissions emissions;
    private final transient Inventories inventories;
    private final transient Workloads workloads;
    private final transient List<CarbonPart> parts;
    private final transient Clock clock;
    private final Div content = new Div();

    CarbonView(
            ZoneStatuses statuses,
            CarbonIntensities intensities,
            CarbonForecasts forecasts,
            CleanWindows windows,
            WorkloadEmissions emissions,
            Inventories inventories,
            Workloads workloads,
            List<CarbonPart> parts,
            Clock clock) {
        super(tr("Carbon"), tr("how clean are we, when and where would be cleaner?"));
        this.statuses = statuses;
        this.intensities = intensities;
        this.forecasts = forecasts;
        this.windows = windows;
        this.emissions = emissions;
        this.inventories = inventories;
        this.workloads = workloads;
        this.parts = parts;
        this.clock = clock;
        content.getStyle().set("display", "contents");
        add(content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        ScopeParameters scope = ScopeParameters.of(query, clock);
        Instant now = clock.instant();
        content.removeAll();
        clearTools();
        CarbonPart part = part(query);
        addTools(tabs(scope, part));
        if (part != null) {
            content.add(part.content(new CarbonPart.Look(scope, inScope(scope), query, now)));
            return;
        }
        List<ZoneStatus> zones = statuses.at(now);
        ZoneStatus chosen = chosen(zones, query);
        if (chosen == null) {
            content.add(new EmptyState(
                    "leaf",
                    tr("No grid zone is known yet"),
                    tr("Zones appear with the sites that stand in them and with imported carbon files."),
                    tr("Import a carbon file"),
                    "data"));
            return;
        }
        List<Workload> inScope = inScope(scope);
        var ours = new OurEmissions(inScope, emissions, scope, now);
        var detail = new ZoneDetail(intensities, forecasts, chosen, scope, now);
        var list = new ZoneList(zones, chosen, scope, now).panel();
        var finder = new WindowFinder(windows, zones, query, scope, now).panel();
        content.add(kpis(zones, chosen, ours, now, scope));
        if (detail.hourly()) {
            content.add(tall(TWO, detail.trend(), list), tall(TWO, detail.heatMap(), finder));
        } else {
            content.add(tall(TWO, detail.nothingByTheHour(), list), tall("minmax(0, 1fr)", finder));
        }
        if (query.getSingleParameter("by").isPresent()) {
            // the page is made anew from its top; who chose a grouping looks at its end
            Div bottom = tall("minmax(0, 1fr)", emissions(ours, query, scope));
            bottom.getElement().executeJs("setTimeout(() => this.scrollIntoView({block: 'nearest'}))");
            content.add(bottom);
        } else {
            content.add(new Later(TALL_PIXELS, () -> tall("minmax(0, 1fr)", emissions(ours, query, scope))));
        }
    }

    /** By workload, or added up by what the URL says. */
    private Panel emissions(OurEmissions ours, QueryParameters query, ScopeParameters scope) {
        var grouping = EmissionGrouping.of(query.getSingleParameter("by").orElse(""));
        var choice = new Segments(tr("Emissions by"));
        for (EmissionGrouping each : EmissionGrouping.values()) {
            choice.add(said(each.label()), kept(query, scope, Map.of("by", each.word())), each == grouping);
        }
        if (grouping == EmissionGrouping.WORKLOAD || ours.none()) {
            return ours.panel(choice);
        }
        return new EmissionSums(ours.inventory(inventories), grouping, scope).panel(choice);
    }

    /** The zone and the window that are on the page stay. */
    private static String kept(QueryParameters query, ScopeParameters scope, Map<String, String> own) {
        var all = new HashMap<String, String>();
        query.getParameters().forEach((name, values) -> all.put(name, values.getFirst()));
        all.putAll(own);
        return scope.link("carbon", all);
    }

    private @org.jspecify.annotations.Nullable CarbonPart part(QueryParameters query) {
        String tab = query.getSingleParameter("tab").orElse("");
        return parts.stream().filter(each -> each.tab().equals(tab)).findFirst().orElse(null);
    }

    private Segments tabs(ScopeParameters scope, @org.jspecify.annotations.Nullable CarbonPart current) {
        var tabs = new Segments(tr("Part of the page")).add(tr("Zones"), scope.link("carbon"), current == null);
        parts.forEach(part ->
                tabs.add(said(part.label()), scope.link("carbon", Map.of("tab", part.tab())), part.equals(current)));
        return tabs;
    }

    /** Panels of one height that scroll inside. */
    private static Div tall(String columns, Component... panels) {
        Div row = row(columns, panels);
        row.addClassName("tw-row-tall");
        return row;
    }

    private List<Workload> inScope(ScopeParameters scope) {
        return workloads.all().stream()
                .filter(workload -> scope.owner() == null || scope.owner().equals(workload.owner()))
                .filter(workload ->
                        scope.environment() == null || scope.environment().equals(workload.environment()))
                .filter(workload ->
                        scope.provider() == null || workload.siteId().startsWith(scope.provider() + ":"))
                .toList();
    }

    /** The zone of the URL, else the one with most sites among those that a source speaks of. */
    private static @org.jspecify.annotations.Nullable ZoneStatus chosen(List<ZoneStatus> zones, QueryParameters query) {
        String wanted = query.getSingleParameter("zone-id").orElse("");
        return zones.stream()
                .filter(zone -> zone.zone().equals(wanted))
                .findFirst()
                .or(() -> zones.stream()
                        .filter(zone -> zone.knownTo() != null)
                        .max(Comparator.comparing(ZoneStatus::sites)))
                .or(() -> zones.stream().max(Comparator.comparing(ZoneStatus::sites)))
                .orElse(null);
    }

    /** Each with its intensity of this hour and how old the newest word on it is. */
    private static List<FigureInput> fresh(List<ZoneStatus> zones, Instant now) {
        return zones.stream()
                .filter(zone -> zone.knownTo() != null && zone.knownTo().isAfter(now.minus(Freshness.CARBON)))
                .map(zone -> new FigureInput(
                        zone.zone(),
                        ZoneFigures.value(zone),
                        "gCO2eq/kWh",
                        ZoneFigures.kind(zone),
                        zone.name(),
                        ZoneFigures.line(zone, now)))
                .toList();
    }

    private static KpiStrip kpis(
            List<ZoneStatus> zones, ZoneStatus chosen, OurEmissions ours, Instant now, ScopeParameters scope) {
        long fresh = fresh(zones, now).size();
        long onAverages = zones.stream()
                .filter(zone -> zone.now() != null && zone.now().kind() == SignalKind.PUBLISHED)
                .count();
        var cleanest = zones.stream()
                .filter(zone -> zone.now() != null && zone.sites() > 0)
                .min(Comparator.comparingDouble(ZoneFigures::grams))
                .orElse(chosen);
        var strip = new KpiStrip();
        strip.add(
                tr("{0} now", chosen.zone()),
                ZoneFigures.value(chosen),
                "gCO2eq/kWh",
                () -> ZoneFigures.now(chosen, now, scope.zone()),
                ZoneFigures.line(chosen, now));
        strip.add(
                tr("Cleanest now"),
                ZoneFigures.value(cleanest),
                "gCO2eq/kWh",
                () -> ZoneFigures.now(cleanest, now, scope.zone()),
                cleanest.zone() + " · " + cleanest.name());
        strip.add(
                tr("Our emissions"),
                ours.value(),
                "kgCO2e",
                ours::figure,
                tr("{0}, location-based", scope.rangeInWords()));
        strip.add(
                tr("Zones with fresh values"),
                Formats.number(fresh),
                tr("of {0}", Formats.number(zones.size())),
                () -> Figure.of(tr("Zones with fresh values"), Formats.number(fresh), "zones")
                        .basis(tr("at {0}", Formats.instant(now, scope.zone())))
                        .formula(tr("Zones whose newest value that is no forecast is younger than 3 hours."))
                        .query("series carbon:*:average:lca, known_to > now − 3 h")
                        .inputs(fresh(zones, now))
                        .reckoned(Reckoning.NUMBER)
                        .note(tr("On yearly averages"), Formats.number(onAverages))
                        .rows("data")
                        .build(),
                tr("{0} on published yearly averages", Formats.number(onAverages)));
        return strip;
    }
}
