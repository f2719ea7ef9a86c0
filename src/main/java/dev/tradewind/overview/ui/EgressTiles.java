package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.DayTotal;
import dev.tradewind.egress.EgressLinks;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.EmptyState;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Legend;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.ScopeParameters;
import dev.tradewind.ui.StackedTrend;
import dev.tradewind.ui.TwMap;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Where egress goes, and what it costs by class and day. */
@Component
class EgressTiles {
    /** From the bottom of the stack, as on every page. */
    private static final List<TransferClass> ORDER = List.of(
            TransferClass.INTERNET,
            TransferClass.INTER_REGION,
            TransferClass.INTER_PROVIDER,
            TransferClass.INTER_ZONE,
            TransferClass.CDN,
            TransferClass.NAT,
            TransferClass.PRIVATE_LINK,
            TransferClass.PEERING,
            TransferClass.LOAD_BALANCER,
            TransferClass.INGRESS,
            TransferClass.OTHER_TRANSFER);

    private final EgressQueries egress;
    private final EgressLayer layer;

    EgressTiles(EgressQueries egress, EgressLayer layer) {
        this.egress = egress;
        this.layer = layer;
    }

    Panel map(ScopeParameters scope) {
        var flows = layer.flows(scope);
        var link = scope.link("map", Map.of("layer", "egress"));
        if (flows.isEmpty()) {
            return new Panel(tr("Where egress goes"), scope.rangeInWords(), noBill("map"))
                    .tools(new Anchor(link, tr("Open map")));
        }
        var map = new TwMap(tr("Where egress goes"));
        map.setCompact(true);
        map.setHeight("240px");
        map.setModel(layer.model(flows, scope));
        map.addSiteClickListener(click -> UI.getCurrent().navigate(link));
        map.addArcClickListener(click -> UI.getCurrent().navigate(link));
        var currency = flows.getFirst().total().currency();
        var classes = new TreeSet<TransferClass>();
        flows.forEach(flow -> classes.add(flow.transferClass()));
        return new Panel(tr("Where egress goes"), tr("{0}, {1}, by class", currency, scope.rangeInWords()), map)
                .flush()
                .tools(new Anchor(link, tr("Open map")))
                .foot(legend(classes), new Span(tr("width = {0}", currency)));
    }

    Panel byClass(ScopeParameters scope) {
        var days = egress.byDay(EgressLayer.filter(scope));
        var open = new Anchor(scope.link("egress"), tr("Open egress"));
        if (days.isEmpty()) {
            return new Panel(tr("Egress by transfer class"), scope.rangeInWords(), noBill("arrow-up-right"))
                    .tools(open);
        }
        var currency = egress.totals(EgressLayer.filter(scope)).getFirst().currency();
        var sums = new EnumMap<TransferClass, TreeMap<LocalDate, Double>>(TransferClass.class);
        var all = new TreeSet<LocalDate>();
        LocalDate partial = null;
        for (DayTotal day : days) {
            if (day.total().currency().equals(currency)) {
                all.add(day.day());
                sums.computeIfAbsent(day.transferClass(), c -> new TreeMap<>())
                        .merge(day.day(), day.total().billedCost().amount().doubleValue(), Double::sum);
                partial = day.partial() ? day.day() : partial;
            }
        }
        var series = new ArrayList<ChartSeries>();
        ORDER.stream()
                .filter(sums::containsKey)
                .forEach(kind -> series.add(series(kind, sums.getOrDefault(kind, new TreeMap<>()), all)));
        var chart = new StackedTrend(tr("Egress by transfer class"), currency);
        chart.setHeight("190px");
        chart.setData(series, List.of(), partial != null && partial.equals(all.last()));
        chart.addMarkClickListener(click -> UI.getCurrent().navigate(scope.link("egress")));
        return new Panel(tr("Egress by transfer class"), tr("{0} per day, billed cost", currency), chart)
                .tools(open)
                .foot(legend(sums.keySet()));
    }

    private ChartSeries series(TransferClass kind, TreeMap<LocalDate, Double> sums, TreeSet<LocalDate> all) {
        var points = all.stream()
                .map(day -> new ChartSeries.Point(
                        day.atStartOfDay(egress.reportingZone()).toInstant(), sums.get(day)))
                .toList();
        return new ChartSeries(said(kind.label()), ChartSeries.classToken(kind.name()), points);
    }

    private static Legend legend(Iterable<TransferClass> classes) {
        var legend = new Legend();
        classes.forEach(kind -> legend.colour(ChartSeries.classToken(kind.name()), said(kind.label())));
        return legend;
    }

    /** Bills of another time are no reason to import them again: it leads to where they are. */
    private EmptyState noBill(String icon) {
        var billed = egress.billed();
        if (billed.isPresent()) {
            var there = billed.get();
            return new EmptyState(
                    icon,
                    tr("No bill covers this range"),
                    tr("Bills are there for {0}.", Formats.range(there.from(), there.to())),
                    tr("Show that range"),
                    EgressLinks.during(there));
        }
        return new EmptyState(
                icon,
                tr("No bill covers this range"),
                tr("Read a cloud bill and this shows what moving data cost, by class and by place."),
                tr("Import a bill"),
                "data");
    }
}
