package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

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
                        "aria-label", tr("What changed in {0}", restated.after().period()));
        grid.addColumn(Restatement.Line::service).setHeader(tr("Service")).setFlexGrow(2);
        grid.addColumn(Restatement.Line::chargeCategory).setHeader(tr("ChargeCategory"));
        end(grid.addColumn(line -> Formats.number(line.rowsBefore())), tr("Rows before"));
        end(grid.addColumn(line -> Formats.number(line.rowsAfter())), tr("Rows now"));
        end(grid.addComponentColumn(line -> RestatedFigures.amount(restated, line, false)), tr("BilledCost before"));
        end(grid.addComponentColumn(line -> RestatedFigures.amount(restated, line, true)), tr("BilledCost now"));
        end(grid.addComponentColumn(line -> RestatedFigures.billed(restated, line)), tr("Change"));
        if (restated.lines().stream().anyMatch(RestatedFigures::effectiveDiffers)) {
            end(
                    grid.addComponentColumn(line -> RestatedFigures.effective(restated, line)),
                    tr("Change of EffectiveCost"));
        }
        grid.setItems(restated.lines());
        if (restated.lines().size() > MANY) {
            grid.setHeight("320px");
        } else {
            grid.setAllRowsVisible(true);
        }
        var title = tr(
                "Restated: {0}, {1}",
                restated.after().period(), restated.after().scope());
        var subtitle = restated.lines().isEmpty()
                ? tr(
                        "delivery {0} says the same as delivery {1}",
                        restated.after().generation(), restated.before().generation())
                : tr(
                        "delivery {0} against {1}, what changed only",
                        restated.after().generation(), restated.before().generation());
        var panel = new Panel(title, subtitle, grid).flush();
        grid.setVisible(!restated.lines().isEmpty());
        return panel;
    }

    private static void end(Grid.Column<Restatement.Line> column, String header) {
        column.setHeader(header).setTextAlign(ColumnTextAlign.END);
    }
}
