package dev.tradewind.connector.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import dev.tradewind.cost.MonthlyBill;
import dev.tradewind.cost.MonthlyBills;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Panel;

/** Bills in other currencies than the reporting one: converted with rate and day, or apart. */
final class CurrenciesPanel {
    private CurrenciesPanel() {}

    static Component of(MonthlyBills bills) {
        var foreign = bills.all().stream()
                .filter(bill -> !bill.billedCost().currency().equals(bills.reportingCurrency()))
                .toList();
        var grid = new Grid<MonthlyBill>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT);
        grid.getElement().setAttribute("aria-label", "Bills in other currencies");
        grid.addColumn(bill -> bill.month().toString()).setHeader("Billing month");
        end(
                grid.addColumn(bill -> Formats.money(
                        bill.billedCost().amount(), bill.billedCost().currency())),
                "BilledCost");
        end(
                grid.addColumn(bill -> bill.converted()
                        .map(done -> Formats.money(done.to().amount(), done.to().currency()))
                        .orElse("stays apart")),
                "BilledCost in " + bills.reportingCurrency());
        grid.addColumn(bill -> bill.converted()
                        .map(done -> done.rate().stripTrailingZeros().toPlainString() + " on " + done.day() + ", "
                                + done.source())
                        .orElse("no rate within a week before the month's end"))
                .setHeader("Rate and day")
                .setFlexGrow(3);
        grid.setItems(foreign);
        grid.setAllRowsVisible(true);
        var panel = new Panel(
                        "Other currencies",
                        "at the rate of the month's last day; amounts without a rate are added to nothing",
                        grid)
                .flush();
        panel.setVisible(!foreign.isEmpty());
        return panel;
    }

    private static void end(Grid.Column<MonthlyBill> column, String header) {
        column.setHeader(header).setTextAlign(ColumnTextAlign.END);
    }
}
