package dev.tradewind.overview.ui;

import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.ui.ChartSeries;
import dev.tradewind.ui.Formats;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The flows beside the map: the same as its arcs, and those too that have no place on it. */
final class FlowList {
    private final Grid<FlowTotal> grid = Cells.sideList(tr("Flows"));
    private final FlowNames names;
    private final Map<String, String> owners;
    private final Grid.Column<FlowTotal> cost;
    private final Grid.Column<FlowTotal> price;

    FlowList(FlowNames names, Map<String, String> owners) {
        this.names = names;
        this.owners = owners;
        grid.addComponentColumn(this::ends)
                .setHeader(tr("From → to"))
                .setComparator(Comparator.comparing(names::route))
                .setFlexGrow(1);
        cost = number(grid.addComponentColumn(flow ->
                        Cells.number(Formats.money(flow.total().billedCost().amount()))))
                .setComparator(Comparator.comparing(
                        (FlowTotal flow) -> flow.total().billedCost().amount()));
        price = number(grid.addComponentColumn(flow -> Cells.number(unitPrice(flow))))
                .setComparator(Comparator.comparing(
                        (FlowTotal flow) -> flow.total().perGigabyte().orElse(BigDecimal.ZERO)));
        grid.addClassName("tw-tall-rows");
    }

    void show(List<FlowTotal> flows) {
        if (!flows.isEmpty()) {
            var currency = flows.getFirst().total().currency();
            cost.setHeader(currency);
            price.setHeader(currency + " / GB");
        }
        grid.setItems(flows);
    }

    Grid<FlowTotal> grid() {
        return grid;
    }

    void onChoice(Consumer<FlowTotal> chosen) {
        grid.addItemClickListener(click -> chosen.accept(click.getItem()));
    }

    static String unitPrice(FlowTotal flow) {
        return flow.total().perGigabyte().map(price -> Formats.number(price, 4)).orElse(tr("unknown"));
    }

    private static Grid.Column<FlowTotal> number(Grid.Column<FlowTotal> column) {
        return column.setTextAlign(ColumnTextAlign.END).setWidth("76px").setFlexGrow(0);
    }

    private Component ends(FlowTotal flow) {
        var swatch = new Span();
        swatch.addClassName("tw-swatch");
        swatch.getStyle()
                .set(
                        "background",
                        "var(" + ChartSeries.classToken(flow.transferClass().name()) + ")");
        var route = new Span(names.route(flow));
        route.addClassName("tw-clip");
        var line = new Div(swatch, route);
        line.addClassNames("tw-line", "tw-tight");
        var owner = owners.get(FlowNames.id(flow));
        var second = new Div(said(flow.transferClass().label()) + (owner == null ? "" : " · " + owner));
        second.addClassNames("tw-quiet", "tw-small", "tw-clip", "tw-under-swatch");
        var cell = new Div(line, second);
        cell.getElement().setAttribute("title", names.route(flow) + ", " + second.getText());
        return cell;
    }
}
