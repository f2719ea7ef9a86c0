package dev.tradewind.egress.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.egress.Comparison;
import dev.tradewind.egress.EgressChange;
import dev.tradewind.egress.EgressChange.FlowChange;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.ui.Delta;
import dev.tradewind.ui.Downloads;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every flow of either range with what it was, what it is, and its difference. */
final class FlowChangeTable {
    private final PlaceNames places;
    private final EgressQuestion question;
    private final Comparison compared;
    private final String currency;

    FlowChangeTable(PlaceNames places, EgressQuestion question, Comparison compared, String currency) {
        this.places = places;
        this.question = question;
        this.compared = compared;
        this.currency = currency;
    }

    Panel panel(EgressChange change) {
        var grid = new Grid<FlowChange>();
        grid.addThemeVariants(GridVariant.AURA_NO_BORDER);
        grid.addComponentColumn(each -> FlowMark.of(each.flow(), places.flow(each.flow())))
                .setHeader("Flow")
                .setComparator(Comparator.comparing(each -> places.flow(each.flow())))
                .setFlexGrow(2)
                .setWidth("170px");
        grid.addColumn(each -> each.flow().owner())
                .setHeader("Caused by")
                .setSortable(true)
                .setWidth("110px")
                .setFlexGrow(1);
        end(grid.addColumn(each -> gigabytes(each.before())), "GB, A", "86px");
        end(grid.addColumn(each -> gigabytes(each.after())), "GB, B", "86px");
        end(grid.addColumn(each -> cost(each.after())), currency + ", B", "86px");
        end(grid.addComponentColumn(each -> changed(each.change())), "Change " + currency, "108px")
                .setComparator(Comparator.comparing(FlowChange::change));
        end(grid.addColumn(each -> price(each.after())), currency + " / GB", "88px");
        grid.setItems(change.flows());
        grid.setHeightFull();
        grid.getElement().setAttribute("aria-label", "Flows by change");
        return new Panel("Flows by change", change.flows().size() + ", the largest change first", grid)
                .flush()
                .tools(Downloads.csv(
                        "egress-change.csv",
                        List.of(
                                "from",
                                "to",
                                "class",
                                "caused by",
                                "mostly",
                                "GB A",
                                "GB B",
                                "BilledCost A " + currency,
                                "BilledCost B " + currency,
                                "change " + currency,
                                "A",
                                "B"),
                        () -> change.flows().stream().map(this::row).toList()));
    }

    private List<@Nullable Object> row(FlowChange each) {
        return Arrays.<@Nullable Object>asList(
                each.flow().from(),
                each.flow().to(),
                each.flow().transferClass().label(),
                each.flow().owner(),
                each.cause().label(),
                each.before() == null ? null : each.before().gigabytes(),
                each.after() == null ? null : each.after().gigabytes(),
                each.before() == null ? null : each.before().billedCost().amount(),
                each.after() == null ? null : each.after().billedCost().amount(),
                each.change(),
                Formats.range(compared.before().from(), compared.before().to()),
                Formats.range(compared.now().from(), compared.now().to()));
    }

    private static Grid.Column<FlowChange> end(Grid.Column<FlowChange> column, String header, String width) {
        return column.setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setWidth(width)
                .setFlexGrow(0);
    }

    private static Component changed(BigDecimal change) {
        return change.signum() == 0 ? new Span("0") : Delta.of(change, "", 2);
    }

    private static String gigabytes(@Nullable EgressTotal total) {
        return total == null ? "none" : Formats.number(total.gigabytes(), 0);
    }

    private static String cost(@Nullable EgressTotal total) {
        return total == null ? "none" : Formats.money(total.billedCost().amount());
    }

    private static String price(@Nullable EgressTotal total) {
        return total == null
                ? "none"
                : total.perGigabyte().map(price -> Formats.number(price, 4)).orElse("unknown");
    }
}
