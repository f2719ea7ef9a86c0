package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Imports;
import dev.tradewind.connector.Replacement;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;

/** A delivery that waits: what it would replace, month by month, and the two ways on. */
final class HeldPanel {
    private HeldPanel() {}

    /** @param done told once a person has decided */
    static Panel of(ImportReceipt held, Imports imports, boolean mayImport, Runnable done) {
        var grid = new Grid<Replacement>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement().setAttribute("aria-label", tr("What this delivery would replace"));
        grid.addColumn(Replacement::scope).setHeader(tr("Account")).setFlexGrow(2);
        grid.addColumn(Replacement::period).setHeader(tr("Month"));
        end(grid.addColumn(each -> Formats.number(each.rowsBefore())), tr("Rows now"));
        end(grid.addColumn(each -> Formats.number(each.rowsAfter())), tr("Rows after"));
        end(
                grid.addComponentColumn(each -> ImportFigures.replaced(held, each, Replacement.Billed::before, false)),
                tr("BilledCost now"));
        end(
                grid.addComponentColumn(each -> ImportFigures.replaced(held, each, Replacement.Billed::after, true)),
                tr("BilledCost after"));
        grid.setItems(imports.replaces(held.id()));
        grid.setAllRowsVisible(true);
        var panel = new Panel(tr("Waiting for a confirmation"), tr("nothing has changed yet"), grid).flush();
        if (mayImport) {
            panel.addContent(decide(held, imports, done));
        } else {
            panel.addContent(new Paragraph(tr("Somebody with the role ANALYST decides.")));
        }
        return panel;
    }

    private static Div decide(ImportReceipt held, Imports imports, Runnable done) {
        var confirm = new Button(tr("Replace these months"), click -> {
            imports.submitConfirmed(held.id());
            done.run();
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var discard = new Button(tr("Discard the delivery"), click -> {
            imports.discard(held.id());
            done.run();
        });
        var row = new Div(confirm, discard);
        row.getStyle().set("display", "flex").set("gap", "8px").set("padding", "12px 16px");
        return row;
    }

    private static void end(Grid.Column<Replacement> column, String header) {
        column.setHeader(header).setTextAlign(ColumnTextAlign.END);
    }
}
