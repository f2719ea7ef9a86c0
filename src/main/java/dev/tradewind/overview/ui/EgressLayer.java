package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.egress.DayTotal;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.EvidenceDrawer;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Scale;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.TimeSlider;
import dev.tradewind.ui.TwMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What moving data cost, and where it went: over the whole range, or on the day under the time slider. */
@Component
@Order(0)
class EgressLayer implements MapLayer {
    /** More arcs than this hide each other; the list has all flows. */
    private static final int MOST_ARCS = 200;

    private static final String DAY = "day";

    private final EgressQueries egress;
    private final MapSites sites;
    private final FlowNames names;

    EgressLayer(EgressQueries egress, MapSites sites, FlowNames names) {
        this.egress = egress;
        this.sites = sites;
        this.names = names;
    }

    @Override
    public TwMap.Layer layer() {
        return TwMap.Layer.EGRESS;
    }

    @Override
    public DrawnLayer draw(ScopeParameters scope, QueryParameters query) {
        var whole = filter(scope);
        var days = days(whole);
        var asked = query.getSingleParameter(DAY).orElse("");
        var index = days.keySet().stream().map(LocalDate::toString).toList().indexOf(asked);
        var owners = owners(whole);
        var shown = new Shown(index < 0 ? whole : whole.during(day(days, index)));
        var list = new FlowList(names, owners);
        list.show(shown.flows);
        var slider = shown.flows.isEmpty() && days.isEmpty() ? null : slider(days, shown.currency(), scope, index);
        return new DrawnLayer(
                tr("what did moving data cost, and where did it go?"),
                model(shown.flows, owners, scope),
                tr("Flows"),
                second(shown.flows, scope),
                days.isEmpty() ? nothing(scope) : list.grid(),
                slider,
                null,
                id -> shown.flows.stream()
                        .filter(flow -> FlowNames.id(flow).equals(id))
                        .findFirst()
                        .ifPresent(flow -> EvidenceDrawer.open(figure(flow, shown.filter, scope))),
                (map, panel) -> {
                    list.onChoice(flow -> {
                        map.select(FlowNames.id(flow));
                        EvidenceDrawer.open(figure(flow, shown.filter, scope));
                    });
                    if (slider != null) {
                        slider.addChangeListener(event -> {
                            shown.ask(event.index() < 0 ? whole : whole.during(day(days, event.index())));
                            map.setModel(model(shown.flows, owners, scope));
                            list.show(shown.flows);
                            panel.setSubtitle(second(shown.flows, scope));
                            remember(scope, days, event.index());
                        });
                    }
                });
    }

    /** What the map and the list show at the moment. */
    private final class Shown {
        private EgressFilter filter;
        private List<FlowTotal> flows;

        Shown(EgressFilter filter) {
            this.filter = filter;
            this.flows = mainCurrency(egress.byFlow(filter));
        }

        void ask(EgressFilter other) {
            filter = other;
            flows = mainCurrency(egress.byFlow(other));
        }

        String currency() {
            return flows.isEmpty() ? "" : flows.getFirst().total().currency();
        }
    }

    /** The map alone, for the tile on the Overview. */
    TwMap.Model model(List<FlowTotal> flows, ScopeParameters scope) {
        return model(flows, Map.of(), scope);
    }

    private TwMap.Model model(List<FlowTotal> flows, Map<String, String> owners, ScopeParameters scope) {
        var used = new HashSet<String>();
        var arcs = new ArrayList<TwMap.Arc>();
        for (var flow : flows) {
            used.add(flow.from());
            used.add(flow.to());
            var cost = flow.total().billedCost().amount();
            if (arcs.size() < MOST_ARCS && cost.signum() > 0 && !flow.from().equals(flow.to())) {
                arcs.add(new TwMap.Arc(
                        FlowNames.id(flow),
                        flow.from(),
                        FlowNames.end(flow),
                        cost.doubleValue(),
                        ChartSeries.classToken(flow.transferClass().name()),
                        names.route(flow),
                        lines(flow, owners)));
            }
        }
        var drawn = sites.inScope(scope).stream()
                .map(site -> MapSites.plain(site, used.contains(site.id())))
                .toList();
        var currency = flows.isEmpty() ? "" : flows.getFirst().total().currency();
        return new TwMap.Model(TwMap.Layer.EGRESS, drawn, arcs, rail(flows), null, currency);
    }

    /** Flows of the currency in which most was billed; another one would need a rate that nobody gave. */
    List<FlowTotal> flows(ScopeParameters scope) {
        return mainCurrency(egress.byFlow(filter(scope)));
    }

    static EgressFilter filter(ScopeParameters scope) {
        return EgressFilter.of(new TimeRange(scope.from(), scope.to()))
                .scoped(scope.owner(), scope.environment(), scope.provider());
    }

    private static List<FlowTotal> mainCurrency(List<FlowTotal> flows) {
        return flows.isEmpty()
                ? flows
                : flows.stream()
                        .filter(flow -> flow.total()
                                .currency()
                                .equals(flows.getFirst().total().currency()))
                        .toList();
    }

    private static String second(List<FlowTotal> flows, ScopeParameters scope) {
        return flows.isEmpty()
                ? tr("none in {0}", scope.rangeInWords())
                : flows.size() + ", "
                        + Formats.money(sum(flows), flows.getFirst().total().currency());
    }

    private static @Nullable String rail(List<FlowTotal> flows) {
        if (flows.isEmpty()) {
            return null;
        }
        var out = sum(flows.stream().filter(FlowNames::leaves).toList());
        var all = sum(flows);
        var share = all.signum() == 0
                ? ""
                : tr(": {0} % of egress", Formats.percent(out.doubleValue() / all.doubleValue(), 0));
        return tr(
                "{0} to users and third parties, directly, by CDN or by NAT{1}",
                Formats.money(out, flows.getFirst().total().currency()), share);
    }

    private static BigDecimal sum(List<FlowTotal> flows) {
        return flows.stream().map(flow -> flow.total().billedCost().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<List<String>> lines(FlowTotal flow, Map<String, String> owners) {
        var total = flow.total();
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(tr("Cost"), Formats.money(total.billedCost().amount()) + " " + total.currency()));
        lines.add(List.of(tr("Volume"), Formats.number(total.gigabytes(), 0) + " GB"));
        lines.add(List.of(tr("Unit price"), FlowList.unitPrice(flow) + " " + total.currency() + " / GB"));
        lines.add(List.of(tr("Class"), said(flow.transferClass().label())));
        var owner = owners.get(FlowNames.id(flow));
        if (owner != null) {
            lines.add(List.of(tr("Caused by"), owner));
        }
        return lines;
    }

    /** Who caused each flow, the largest part first. */
    private Map<String, String> owners(EgressFilter filter) {
        var all = new LinkedHashMap<String, Set<String>>();
        egress.byFlowAndOwner(filter)
                .forEach(flow -> all.computeIfAbsent(FlowNames.id(flow), id -> new java.util.LinkedHashSet<>())
                        .add(flow.owner()));
        var words = new HashMap<String, String>();
        all.forEach((id, owners) -> words.put(
                id,
                owners.size() < 3
                        ? String.join(", ", owners)
                        : tr("{0} and {1} more", owners.iterator().next(), owners.size() - 1)));
        return words;
    }

    private TreeMap<LocalDate, Double> days(EgressFilter filter) {
        var totals = egress.totals(filter);
        var days = new TreeMap<LocalDate, Double>();
        if (totals.isEmpty()) {
            return days;
        }
        for (DayTotal day : egress.byDay(filter)) {
            if (day.total().currency().equals(totals.getFirst().currency())) {
                days.merge(day.day(), day.total().billedCost().amount().doubleValue(), Double::sum);
            }
        }
        return days;
    }

    private TimeRange day(TreeMap<LocalDate, Double> days, int index) {
        var day = new ArrayList<>(days.keySet()).get(index);
        return new TimeRange(
                day.atStartOfDay(egress.reportingZone()).toInstant(),
                day.plusDays(1).atStartOfDay(egress.reportingZone()).toInstant());
    }

    private TimeSlider slider(TreeMap<LocalDate, Double> days, String currency, ScopeParameters scope, int index) {
        var at = new ArrayList<Instant>();
        var values = new ArrayList<@Nullable Double>();
        days.forEach((day, value) -> {
            at.add(day.atStartOfDay(egress.reportingZone()).toInstant());
            values.add(value);
        });
        var slider = new TimeSlider(tr("Day"));
        slider.setModel(new TimeSlider.Model(
                tr("{0} per day, billed cost", currency),
                at,
                values,
                Scale.COST,
                null,
                null,
                true,
                scope.rangeInWords()));
        slider.setIndex(index);
        return slider;
    }

    /** The day stands in the URL, so that it survives a reload and can be sent to a colleague. */
    private static void remember(ScopeParameters scope, TreeMap<LocalDate, Double> days, int index) {
        var own = new LinkedHashMap<String, String>();
        own.put("layer", "egress");
        if (index >= 0) {
            own.put(DAY, new ArrayList<>(days.keySet()).get(index).toString());
        }
        UI.getCurrent().getPage().getHistory().replaceState(null, scope.link("map", own));
    }

    private Figure figure(FlowTotal flow, EgressFilter filter, ScopeParameters scope) {
        var total = flow.total();
        return Figure.of(names.route(flow), Formats.money(total.billedCost().amount()), total.currency())
                .basis(tr(
                        "{0}, {1}, billed cost",
                        said(flow.transferClass().label()),
                        Formats.range(filter.range().from(), filter.range().to())))
                .formula(tr("Sum of BilledCost over the charges of this class between these two ends."))
                .worked(tr(
                        "Σ {0} over {1} charges = {2} {3}",
                        "BilledCost",
                        Formats.number(total.rows()),
                        Formats.fullMoney(total.billedCost().amount()),
                        total.currency()))
                .input(tr("Charges"), Formats.number(total.rows()), tr("rows"), Kind.MEASURED, tr("imported bills"), "")
                .input(
                        tr("Volume"),
                        Formats.number(total.gigabytes(), 1),
                        "GB",
                        Kind.MEASURED,
                        tr("ConsumedQuantity"),
                        "")
                .input(
                        tr("Unit price"),
                        FlowList.unitPrice(flow),
                        total.currency() + " / GB",
                        Kind.MEASURED,
                        tr("cost by volume"),
                        "")
                .query(egress.shownQuery(filter.ofClass(flow.transferClass()).between(flow.from(), flow.to())))
                .rows(rows(flow, filter, scope))
                .build();
    }

    /** The page of egress with the same filters, which lists the charges' flows. */
    private static String rows(FlowTotal flow, EgressFilter filter, ScopeParameters scope) {
        var own = new LinkedHashMap<String, String>();
        own.put("tab", "flows");
        own.put("class", flow.transferClass().name());
        own.put("source", flow.from());
        own.put("target", flow.to());
        if (filter.range().duration().compareTo(Duration.ofDays(1)) <= 0) {
            var from = filter.range().from().atOffset(ZoneOffset.UTC).toLocalDate();
            own.put("from", from.toString());
            own.put("to", from.plusDays(1).toString());
        }
        return scope.link("egress", own);
    }

    private static EmptyState nothing(ScopeParameters scope) {
        return new EmptyState(
                "database",
                tr("No transfer in this range"),
                tr(
                        "Once a bill is read, its transfers appear here as flows from site to site and to the internet. {0} holds none.",
                        scope.rangeInWords()),
                tr("Import a bill"),
                "data");
    }
}
