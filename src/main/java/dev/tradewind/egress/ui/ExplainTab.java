package dev.tradewind.egress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.EgressChange;
import dev.tradewind.egress.EgressChange.FlowChange;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.WaterfallChart;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chosen range against the equally long one before it: exact parts, and the flows behind them. */
final class ExplainTab {
    private final EgressQueries egress;
    private final PlaceNames places;
    private final EgressQuestion question;
    private final String currency;

    ExplainTab(EgressQueries egress, PlaceNames places, EgressQuestion question, String currency) {
        this.egress = egress;
        this.places = places;
        this.question = question;
        this.currency = currency;
    }

    List<Component> content() {
        var filter = question.filter();
        var before = new TimeRange(
                filter.range().from().minus(filter.range().duration()),
                filter.range().from());
        var change = EgressChange.between(
                egress.byFlowAndOwner(filter.during(before)), egress.byFlowAndOwner(filter), currency);
        return List.of(waterfall(change, before), flows(change));
    }

    private Panel waterfall(EgressChange change, TimeRange before) {
        var chart = new WaterfallChart("Parts of the change in BilledCost", currency);
        chart.setHeight("280px");
        chart.setData(
                List.of(
                        step("Price", change.price()),
                        step("Volume", change.volume()),
                        step("New flows", change.newFlows()),
                        step("Ended flows", change.endedFlows()),
                        step("Unmetered", change.unmetered())),
                "Change");
        var panel = new Panel(
                "What changed",
                currency + " BilledCost, " + question.scope().rangeInWords() + " against "
                        + Formats.range(before.from(), before.to()) + ", exact decomposition",
                chart);
        panel.foot(
                new FigureButton(
                        Formats.signed(change.difference().amount(), 2), currency, () -> evidence(change, before)),
                new Span("price " + Formats.signed(change.price(), 2) + " + volume "
                        + Formats.signed(change.volume(), 2) + " + new " + Formats.signed(change.newFlows(), 2)
                        + " + ended " + Formats.signed(change.endedFlows(), 2) + " + unmetered "
                        + Formats.signed(change.unmetered(), 2)));
        return panel;
    }

    private Figure evidence(EgressChange change, TimeRange before) {
        var earlier = Formats.range(before.from(), before.to());
        return Figure.of(
                        "Change in BilledCost",
                        Formats.signed(change.difference().amount(), 2),
                        currency)
                .basis(question.scope().rangeInWords() + " against " + earlier)
                .formula("Per flow: volume = (GB now − GB before) · price before; price = the rest of the difference."
                        + " A flow in one range only is new or ended; one without bytes is unmetered.")
                .worked("price " + change.price().toPlainString() + "\nvolume "
                        + change.volume().toPlainString() + "\nnew "
                        + change.newFlows().toPlainString() + "\nended "
                        + change.endedFlows().toPlainString() + "\nunmetered "
                        + change.unmetered().toPlainString() + "\n= "
                        + change.difference().amount().toPlainString() + " " + currency)
                .input(
                        "BilledCost now",
                        Formats.money(change.after().amount()),
                        currency,
                        Kind.MEASURED,
                        "bills in the lake",
                        question.scope().rangeInWords())
                .input(
                        "BilledCost before",
                        Formats.money(change.before().amount()),
                        currency,
                        Kind.MEASURED,
                        "bills in the lake",
                        earlier)
                .query(egress.shownQuery(question.filter()))
                .build();
    }

    private static WaterfallChart.Step step(String name, BigDecimal change) {
        return new WaterfallChart.Step(name, change.doubleValue());
    }

    private Panel flows(EgressChange change) {
        var grid = new Grid<FlowChange>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.addColumn(each -> places.flow(each.flow()))
                .setHeader("Flow")
                .setAutoWidth(true)
                .setFlexGrow(2);
        grid.addColumn(each -> each.flow().transferClass().label()).setHeader("Class");
        grid.addColumn(each -> each.flow().owner()).setHeader("Caused by");
        grid.addColumn(each -> each.cause().label()).setHeader("Mostly");
        end(grid.addColumn(each -> gigabytes(each.before())), "GB before");
        end(grid.addColumn(each -> gigabytes(each.after())), "GB now");
        end(grid.addColumn(each -> cost(each.before())), "BilledCost before " + currency);
        end(grid.addColumn(each -> cost(each.after())), "BilledCost now " + currency);
        end(grid.addColumn(each -> Formats.signed(each.change(), 2)), "Change " + currency);
        grid.setItems(change.flows());
        grid.setHeight("420px");
        return new Panel("Flows by change", change.flows().size() + " flows, the largest first", grid).flush();
    }

    private static void end(Grid.Column<FlowChange> column, String header) {
        column.setHeader(header).setTextAlign(ColumnTextAlign.END).setAutoWidth(true);
    }

    private static String gigabytes(@Nullable EgressTotal total) {
        return total == null ? "none" : Formats.number(total.gigabytes(), 1);
    }

    private static String cost(@Nullable EgressTotal total) {
        return total == null ? "none" : Formats.money(total.billedCost().amount());
    }
}
