package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.cost.Conversion;
import dev.tradewind.cost.MonthlyBill;
import dev.tradewind.cost.MonthlyBills;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Panel;
import dev.tradewind.ui.PlainTable;

/** Bills in other currencies than the reporting one: converted with rate and day, or apart. */
final class CurrenciesPanel {
    private CurrenciesPanel() {}

    static Component of(MonthlyBills bills) {
        var foreign = bills.all().stream()
                .filter(bill -> !bill.billedCost().currency().equals(bills.reportingCurrency()))
                .toList();
        var table = new PlainTable<MonthlyBill>(tr("Bills in other currencies"))
                .column(tr("Billing month"), bill -> bill.month().toString())
                .cellsAtEnd("BilledCost", CurrenciesPanel::billed)
                .cellsAtEnd(
                        tr("BilledCost in {0}", bills.reportingCurrency()),
                        bill -> bill.converted()
                                .<Component>map(done -> converted(bill, done))
                                .orElseGet(() -> new Span(tr("stays apart"))))
                .column(
                        tr("Rate and day"),
                        bill -> bill.converted()
                                .map(done -> tr(
                                        "{0} on {1}, {2}",
                                        done.rate().stripTrailingZeros().toPlainString(), done.day(), done.source()))
                                .orElse(tr("no rate within a week before the month's end")))
                .rows(foreign);
        var panel = new Panel(
                        tr("Other currencies"),
                        tr("at the rate of the month's last day; amounts without a rate are added to nothing"),
                        table)
                .flush();
        panel.setVisible(!foreign.isEmpty());
        return panel;
    }

    private static Component billed(MonthlyBill bill) {
        var billed = bill.billedCost();
        return new FigureButton(
                Formats.money(billed.amount()),
                billed.currency(),
                () -> Figure.of(
                                tr("BilledCost of {0}", bill.month()),
                                billed.amount().toPlainString(),
                                billed.currency())
                        .formula(
                                tr(
                                        "The sum of BilledCost over all rows of this billing month in this currency; other currencies are never added to it."))
                        .query("SELECT sum(billed_cost) FROM charges\nWHERE strftime(billing_period_start, '%Y-%m') = '"
                                + bill.month() + "' AND billing_currency = '" + billed.currency() + "'")
                        .build());
    }

    private static Component converted(MonthlyBill bill, Conversion done) {
        return new FigureButton(
                Formats.money(done.to().amount()),
                done.to().currency(),
                () -> Figure.of(
                                tr(
                                        "BilledCost of {0} in {1}",
                                        bill.month(), done.to().currency()),
                                done.to().amount().toPlainString(),
                                done.to().currency())
                        .formula(
                                tr(
                                        "BilledCost × the rate of the month's last day, or of the newest day of the week before."))
                        .worked(done.from().amount().toPlainString() + " "
                                + done.from().currency() + " × "
                                + done.rate().stripTrailingZeros().toPlainString() + " = "
                                + done.to().amount().toPlainString() + " "
                                + done.to().currency())
                        .input(
                                "BilledCost",
                                done.from().amount().toPlainString(),
                                done.from().currency(),
                                Kind.MEASURED,
                                tr("bills of {0}", bill.month()),
                                "")
                        .input(
                                tr("Rate"),
                                done.rate().stripTrailingZeros().toPlainString(),
                                done.to().currency() + "/" + done.from().currency(),
                                Kind.PUBLISHED,
                                done.source(),
                                done.day().toString())
                        .build());
    }
}
