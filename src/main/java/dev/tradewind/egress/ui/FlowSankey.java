package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.SankeyChart;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From place, by class, to place; what is small is drawn together so that nothing is left out. */
final class FlowSankey {
    private static final int MOST_PLACES = 7;

    private final EgressQueries egress;
    private final PlaceNames places;
    private final String currency;

    FlowSankey(EgressQueries egress, PlaceNames places, String currency) {
        this.egress = egress;
        this.places = places;
        this.currency = currency;
    }

    /** @param of whose sum it is, for the second line */
    Panel panel(EgressFilter filter, String of) {
        var flows = egress.byFlow(filter).stream()
                .filter(flow -> flow.total().currency().equals(currency))
                .filter(flow -> flow.total().billedCost().amount().signum() > 0)
                .toList();
        var sums = new LinkedHashMap<String, BigDecimal>();
        for (var flow : flows) {
            sums.merge("from " + from(flow), cost(flow), BigDecimal::add);
            sums.merge(tr("to {0}", to(flow)), cost(flow), BigDecimal::add);
        }
        var kept = kept(sums, "from ");
        kept.addAll(kept(sums, tr("to ")));
        var nodes = new LinkedHashMap<String, SankeyChart.Node>();
        var links = new LinkedHashMap<String, SankeyChart.Link>();
        for (var transferClass : TransferClass.values()) {
            for (var flow : flows) {
                if (flow.transferClass() == transferClass) {
                    draw(flow, kept, nodes, links);
                }
            }
        }
        var chart = new SankeyChart(tr("BilledCost from place, by class, to place"), currency);
        chart.setHeightFull();
        chart.setData(List.copyOf(nodes.values()), List.copyOf(links.values()));
        var total = flows.stream().map(FlowSankey::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Panel(tr("From, class, to"), tr("{0}, {1}, total {2}", currency, of, Formats.money(total)), chart);
    }

    private void draw(
            FlowTotal flow,
            java.util.Set<String> kept,
            Map<String, SankeyChart.Node> nodes,
            Map<String, SankeyChart.Link> links) {
        var token = ChartSeries.classToken(flow.transferClass().name());
        var middle = flow.transferClass().name();
        var from = "from " + from(flow);
        var to = tr("to {0}", to(flow));
        from = kept.contains(from) ? from : "from other sites";
        to = kept.contains(to) ? to : tr("to other sites");
        nodes.putIfAbsent(from, new SankeyChart.Node(from, from.substring(5), "--tw-idle"));
        nodes.putIfAbsent(
                middle, new SankeyChart.Node(middle, said(flow.transferClass().label()), token));
        nodes.putIfAbsent(to, new SankeyChart.Node(to, to.substring(3), "--tw-idle"));
        add(links, new SankeyChart.Link(from, middle, cost(flow).doubleValue(), token));
        add(links, new SankeyChart.Link(middle, to, cost(flow).doubleValue(), token));
    }

    private static java.util.Set<String> kept(Map<String, BigDecimal> sums, String side) {
        return sums.entrySet().stream()
                .filter(each -> each.getKey().startsWith(side))
                .sorted(Map.Entry.<String, BigDecimal>comparingByValue().reversed())
                .limit(MOST_PLACES)
                .map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toCollection(java.util.HashSet::new));
    }

    private String from(FlowTotal flow) {
        return places.of(flow.from());
    }

    /** Between zones both ends are one place; what leaves by a named way ends there. */
    private String to(FlowTotal flow) {
        return flow.to().equals(EgressFilter.UNKNOWN) ? places.to(flow) : places.of(flow.to());
    }

    private static BigDecimal cost(FlowTotal flow) {
        return flow.total().billedCost().amount();
    }

    private static void add(Map<String, SankeyChart.Link> links, SankeyChart.Link link) {
        links.merge(
                link.from() + ">" + link.to(),
                link,
                (a, b) -> new SankeyChart.Link(a.from(), a.to(), a.value() + b.value(), a.token()));
    }
}
