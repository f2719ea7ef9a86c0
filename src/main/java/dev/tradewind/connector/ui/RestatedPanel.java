package dev.tradewind.connector.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import dev.tradewind.cost.Restatement;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;

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
        end(grid.addComponentColumn(line -> RestatedFigures.amount(restated, line, false)), "BilledCost before");
        end(grid.addComponentColumn(line -> RestatedFigures.amount(restated, line, true)), "BilledCost now");
        end(grid.addComponentColumn(line -> RestatedFigures.billed(restated, line)), "Change");
        if (restated.lines().stream().anyMatch(RestatedFigures::effectiveDiffers)) {
            end(grid.addComponentColumn(line -> RestatedFigures.effective(restated, line)), "Change of EffectiveCost");
        }
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

    private static void end(Grid.Column<Restatement.Line> column, String header) {
        column.setHeader(header).setTextAlign(ColumnTextAlign.END);
    }
}
