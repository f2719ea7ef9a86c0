package dev.tradewind.connector.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import dev.tradewind.cost.Restatement;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a re-delivered month says differently from the delivery before it, service by service. */
final class RestatedPanel {
    private static final int MANY = 8;

    private RestatedPanel() {}

    static Component of(Restatement restated) {
        var grid = new Grid<Restatement.Line>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement()
                .setAttribute(
                        "aria-label", "What changed in " + restated.after().period());
        grid.addColumn(Restatement.Line::service).setHeader("Service").setFlexGrow(2);
        grid.addColumn(Restatement.Line::chargeCategory).setHeader("ChargeCategory");
        end(grid.addColumn(line -> Formats.number(line.rowsBefore())), "Rows before");
        end(grid.addColumn(line -> Formats.number(line.rowsAfter())), "Rows now");
        end(
                grid.addColumn(line -> money(line.rowsBefore(), line.billedBefore(), line.currency())),
                "BilledCost before");
        end(grid.addColumn(line -> money(line.rowsAfter(), line.billedAfter(), line.currency())), "BilledCost now");
        end(grid.addColumn(line -> Formats.money(line.billedChange(), line.currency())), "Change");
        grid.setItems(restated.lines());
        if (restated.lines().size() > MANY) {
            grid.setHeight("320px");
        } else {
            grid.setAllRowsVisible(true);
        }
        var title = "Restated: " + restated.after().period() + ", "
                + restated.after().scope();
        var subtitle = restated.lines().isEmpty()
                ? "delivery " + restated.after().generation() + " says the same as delivery "
                        + restated.before().generation()
                : "delivery " + restated.after().generation() + " against "
                        + restated.before().generation() + ", what changed only";
        var panel = new Panel(title, subtitle, grid).flush();
        grid.setVisible(!restated.lines().isEmpty());
        return panel;
    }

    private static String money(long rows, @Nullable BigDecimal amount, String currency) {
        if (rows == 0) {
            return "no rows";
        }
        return amount == null ? "not in the file" : Formats.money(amount, currency);
    }

    private static void end(Grid.Column<Restatement.Line> column, String header) {
        column.setHeader(header).setTextAlign(ColumnTextAlign.END);
    }
}
