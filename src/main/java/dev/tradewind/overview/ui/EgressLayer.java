package dev.tradewind.overview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import dev.tradewind.egress.DayTotal;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.Ends;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;

/** What moving data cost, and where it went. */
@org.springframework.stereotype.Component
@Order(0)
class EgressLayer implements MapLayer {
    /** More arcs than this hide each other; the list has all flows. */
    private static final int MOST_ARCS = 200;

    private final EgressQueries egress;
    private final MapSites sites;

    EgressLayer(EgressQueries egress, MapSites sites) {
        this.egress = egress;
        this.sites = sites;
    }

    @Override
    public TwMap.Layer layer() {
        return TwMap.Layer.EGRESS;
    }

    @Override
    public DrawnLayer draw(ScopeParameters scope, QueryParameters query) {
        var filter = filter(scope);
        var flows = mainCurrency(egress.byFlow(filter));
        var currency = flows.isEmpty() ? "" : flows.getFirst().total().currency();
        var total = sum(flows);
        return new DrawnLayer(
                "what did moving data cost, and where did it go?",
                model(flows, scope),
                "Flows",
                flows.isEmpty()
                        ? "none in " + scope.rangeInWords()
                        : flows.size() + ", " + Formats.money(total, currency),
                flows.isEmpty() ? nothing(scope) : list(flows, currency),
                flows.isEmpty() ? null : slider(filter, currency),
                null,
                id -> flows.stream()
                        .filter(flow -> id(flow).equals(id))
                        .findFirst()
                        .ifPresent(flow -> EvidenceDrawer.open(figure(flow, filter, scope))),
                map -> {});
    }

    /** The map alone, for the tile on the Overview. */
    TwMap.Model model(List<FlowTotal> flows, ScopeParameters scope) {
        var used = new HashSet<String>();
        var arcs = new ArrayList<TwMap.Arc>();
        for (var flow : flows) {
            used.add(flow.from());
            used.add(flow.to());
            var cost = flow.total().billedCost().amount();
            if (arcs.size() < MOST_ARCS && cost.signum() > 0 && !flow.from().equals(flow.to())) {
                arcs.add(new TwMap.Arc(
                        id(flow),
                        flow.from(),
                        flow.to(),
                        cost.doubleValue(),
                        ChartSeries.classToken(flow.transferClass().name()),
                        name(flow.from()) + " → " + name(flow.to()),
                        lines(flow)));
            }
        }
        var drawn = sites.inScope(scope).stream()
                .map(site -> MapSites.plain(site, used.contains(site.id())))
                .toList();
        return new TwMap.Model(TwMap.Layer.EGRESS, drawn, arcs, rail(flows), null, "Transfer class");
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

    private static @Nullable String rail(List<FlowTotal> flows) {
        if (flows.isEmpty()) {
            return null;
        }
        var out = sum(
                flows.stream().filter(flow -> flow.to().equals(Ends.INTERNET)).toList());
        var all = sum(flows);
        var share = all.signum() == 0
                ? ""
                : ": " + Formats.percent(out.doubleValue() / all.doubleValue(), 0) + " % of egress";
        return Formats.money(out, flows.getFirst().total().currency()) + " to users and third parties" + share;
    }

    private static BigDecimal sum(List<FlowTotal> flows) {
        return flows.stream().map(flow -> flow.total().billedCost().amount()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static List<List<String>> lines(FlowTotal flow) {
        var total = flow.total();
        return List.of(
                List.of("Cost", Formats.money(total.billedCost().amount()) + " " + total.currency()),
                List.of("Volume", Formats.number(total.gigabytes(), 0) + " GB"),
                List.of("Unit price", unitPrice(flow) + " " + total.currency() + " / GB"),
                List.of("Class", flow.transferClass().label()));
    }

    private static String unitPrice(FlowTotal flow) {
        return flow.total().perGigabyte().map(price -> Formats.number(price, 4)).orElse("unknown");
    }

    private String name(String end) {
        return switch (end) {
            case Ends.INTERNET -> "Internet";
            case EgressFilter.UNKNOWN -> "not named";
            default -> MapSites.shortName(sites.name(end));
        };
    }

    private Component list(List<FlowTotal> flows, String currency) {
        var grid = Cells.<FlowTotal>sideList("Flows");
        grid.addComponentColumn(this::ends)
                .setHeader("From → to")
                .setComparator(Comparator.comparing((FlowTotal flow) -> name(flow.from())))
                .setFlexGrow(3);
        grid.addComponentColumn(flow ->
                        Cells.number(Formats.money(flow.total().billedCost().amount())))
                .setHeader(currency)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("88px")
                .setFlexGrow(0)
                .setComparator(Comparator.comparing(
                        (FlowTotal flow) -> flow.total().billedCost().amount()));
        grid.addComponentColumn(flow -> Cells.number(unitPrice(flow)))
                .setHeader(currency + " / GB")
                .setTextAlign(ColumnTextAlign.END)
                .setWidth("96px")
                .setFlexGrow(0)
                .setComparator(Comparator.comparing(
                        (FlowTotal flow) -> flow.total().perGigabyte().orElse(BigDecimal.ZERO)));
        grid.setItems(flows);
        return grid;
    }

    private Component ends(FlowTotal flow) {
        var swatch = new Span();
        swatch.addClassName("tw-swatch");
        swatch.getStyle()
                .set(
                        "background",
                        "var(" + ChartSeries.classToken(flow.transferClass().name()) + ")");
        var line = new Div(swatch, new Span(route(flow)));
        var second = new Div(flow.transferClass().label());
        second.addClassNames("tw-quiet", "tw-small");
        return new Div(line, second);
    }

    private String route(FlowTotal flow) {
        return flow.from().equals(flow.to())
                ? name(flow.from()) + " → other zone"
                : name(flow.from()) + " → " + name(flow.to());
    }

    private TimeSlider slider(EgressFilter filter, String currency) {
        var days = new TreeMap<LocalDate, Double>();
        for (DayTotal day : egress.byDay(filter)) {
            if (day.total().currency().equals(currency)) {
                days.merge(day.day(), day.total().billedCost().amount().doubleValue(), Double::sum);
            }
        }
        var at = new ArrayList<Instant>();
        var values = new ArrayList<@Nullable Double>();
        days.forEach((day, value) -> {
            at.add(day.atStartOfDay(egress.reportingZone()).toInstant());
            values.add(value);
        });
        var slider = new TimeSlider("Day");
        slider.setModel(
                new TimeSlider.Model(currency + " per day, billed cost", at, values, Scale.COST, null, null, true));
        slider.setIndex(Math.max(0, at.size() - 1));
        return slider;
    }

    private Figure figure(FlowTotal flow, EgressFilter filter, ScopeParameters scope) {
        var total = flow.total();
        return Figure.of(
                        name(flow.from()) + " → " + name(flow.to()),
                        Formats.money(total.billedCost().amount()),
                        total.currency())
                .basis(flow.transferClass().label() + ", " + scope.rangeInWords() + ", billed cost")
                .formula("Sum of BilledCost over the charges of this class between these two ends.")
                .input("Charges", Formats.number(total.rows()), "rows", Kind.MEASURED, "imported bills", "")
                .input("Volume", Formats.number(total.gigabytes(), 1), "GB", Kind.MEASURED, "ConsumedQuantity", "")
                .input("Unit price", unitPrice(flow), total.currency() + " / GB", Kind.MEASURED, "cost by volume", "")
                .query(egress.shownQuery(filter.ofClass(flow.transferClass()).between(flow.from(), flow.to())))
                .rows(scope.link("egress", Map.of("from-site", flow.from(), "to-site", flow.to())))
                .build();
    }

    private static String id(FlowTotal flow) {
        return flow.from() + ">" + flow.to() + "/" + flow.transferClass().name();
    }

    private static Component nothing(ScopeParameters scope) {
        return new EmptyState(
                "database",
                "No transfer in this range",
                "Once a bill is read, its transfers appear here as flows from site to site and to the internet. "
                        + scope.rangeInWords() + " holds none.",
                "Import a bill",
                "data");
    }
}
