package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.connector.CurrencyTotal;
import dev.tradewind.connector.ImportReceipt;
import dev.tradewind.connector.Replacement;
import dev.tradewind.connector.TransferTotal;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Locality;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of an import, each with the file that it was read from. */
final class ImportFigures {
    private ImportFigures() {}

    /** How many rows the file holds, with what became of them. */
    static FigureButton rows(ImportReceipt of, String what, long count) {
        return new FigureButton(
                Formats.number(count),
                "",
                () -> started(of, what, Formats.number(count), tr("rows"))
                        .formula(tr(
                                "Every row of the file is accepted or waits in quarantine with its line and reason."))
                        .worked(worked(of, count))
                        .input(tr("Rows"), Formats.number(of.rows()), tr("rows"), Kind.MEASURED, of.fileName(), "")
                        .input(
                                tr("Accepted"),
                                Formats.number(of.accepted()),
                                tr("rows"),
                                Kind.MEASURED,
                                of.fileName(),
                                "")
                        .input(
                                tr("In quarantine"),
                                Formats.number(of.quarantined()),
                                tr("rows"),
                                Kind.MEASURED,
                                of.fileName(),
                                "")
                        .note(tr("Rounded in the lake to 20 decimals"), Formats.number(of.roundedRows()))
                        .rows("data?import=" + of.id())
                        .build());
    }

    /** Any of the three by the other two. */
    private static String worked(ImportReceipt of, long count) {
        var rows = Formats.number(of.rows());
        var accepted = Formats.number(of.accepted());
        var quarantined = Formats.number(of.quarantined());
        if (count == of.rows()) {
            return accepted + " + " + quarantined + " = " + rows;
        }
        return count == of.accepted()
                ? rows + " − " + quarantined + " = " + accepted
                : rows + " − " + accepted + " = " + quarantined;
    }

    /** BilledCost of each currency of the file. */
    static Component billed(ImportReceipt of, ImportedRows lake) {
        var all = new Div();
        for (var total : of.totals()) {
            var amount = total.billedCost();
            if (amount != null) {
                all.add(new Div(new FigureButton(
                        Formats.money(amount, total.currency()),
                        "",
                        () -> sum(of, lake, "BilledCost", amount, total.currency()))));
            }
        }
        return all;
    }

    static FigureButton metric(
            ImportReceipt of, ImportedRows lake, String metric, BigDecimal amount, CurrencyTotal total) {
        return new FigureButton(
                Formats.money(amount), total.currency(), () -> sum(of, lake, metric, amount, total.currency()));
    }

    private static Figure sum(ImportReceipt of, ImportedRows lake, String metric, BigDecimal amount, String currency) {
        var plain = Formats.fullMoney(amount);
        var query = lake.query(of.id(), metric, currency);
        return started(of, metric, plain, currency)
                .formula(
                        query.isEmpty()
                                ? tr(
                                        "As it was counted while the file was read: the exact sum of the unrounded {0} over the accepted rows. In the lake other deliveries stand beside them or in their place.",
                                        metric)
                                : tr("The exact sum of the unrounded {0} over the accepted rows.", metric))
                .query(query)
                .worked(tr("Σ {0} over {1} rows = {2}", metric, Formats.number(of.accepted()), plain))
                .note(tr("Rows in quarantine, not in the sum"), Formats.number(of.quarantined()))
                .rows("data?import=" + of.id())
                .build();
    }

    static Component transferCost(ImportReceipt of, TransferTotal total) {
        var amount = total.billedCost();
        return amount == null
                ? new Span(tr("not in the file"))
                : new FigureButton(
                        Formats.money(amount, total.currency()),
                        "",
                        () -> transfer(of, total, "BilledCost", amount, total.currency()));
    }

    static Component transferVolume(ImportReceipt of, TransferTotal total) {
        var gigabytes = total.gigabytes();
        return gigabytes == null
                ? new Span(tr("unknown"))
                : new FigureButton(
                        Formats.number(gigabytes, 3), "", () -> transfer(of, total, tr("Gigabytes"), gigabytes, "GB"));
    }

    private static Figure transfer(ImportReceipt of, TransferTotal total, String what, BigDecimal sum, String unit) {
        var plain = sum.toPlainString();
        var figure = started(of, tr("{0} of {1}", what, total.transferClass()), plain, unit)
                .formula(
                        tr(
                                "The exact sum over the accepted rows of this class, these places and this unit. 1 GB = 10⁹ bytes."))
                .worked(tr("Σ over {0} rows = {1}", Formats.number(total.rows()), plain))
                .note(tr("From"), total.from() == null ? tr("the rows do not say") : total.from())
                .note(tr("To"), total.to() == null ? tr("the rows do not say") : total.to())
                .rows("data?import=" + of.id());
        var quantity = total.billedQuantity();
        if (quantity != null) {
            figure.input(
                    tr("Quantity as billed"),
                    quantity.toPlainString(),
                    total.billedUnit() == null ? "" : total.billedUnit(),
                    Kind.MEASURED,
                    of.fileName(),
                    "");
        }
        return figure.build();
    }

    /** BilledCost of a month that a held delivery would replace, before or after. */
    static Component replaced(
            ImportReceipt held,
            Replacement of,
            Function<Replacement.Billed, @Nullable BigDecimal> side,
            boolean after) {
        var all = new Div();
        for (var billed : of.billed()) {
            var amount = side.apply(billed);
            all.add(new Div(
                    amount == null
                            ? new Span(tr("nothing"))
                            : new FigureButton(
                                    Formats.money(amount, billed.currency()),
                                    "",
                                    () -> replaced(held, of, amount, billed.currency(), after))));
        }
        return all;
    }

    private static Figure replaced(
            ImportReceipt held, Replacement of, BigDecimal amount, String currency, boolean after) {
        var rows = Formats.number(after ? of.rowsAfter() : of.rowsBefore());
        var figure = after
                ? started(held, tr("BilledCost after"), amount.toPlainString(), currency)
                : Figure.of(tr("BilledCost now"), amount.toPlainString(), currency)
                        .input(
                                tr("Rows that count now"),
                                rows,
                                "",
                                Kind.MEASURED,
                                tr("delivery {0} of {1}", of.generation(), of.period()),
                                "");
        return figure.basis(of.scope() + ", " + of.period())
                .formula(
                        after
                                ? tr(
                                        "The exact sum of BilledCost over the rows of the month in the delivery that waits.")
                                : tr("The exact sum of BilledCost over the rows of the month that count now."))
                .worked(tr("Σ BilledCost over {0} rows = {1}", rows, amount.toPlainString()))
                .build();
    }

    private static Figure.Builder started(ImportReceipt of, String what, String value, String unit) {
        return Figure.of(tr("{0} of {1}", what, of.fileName()), value, unit)
                .input(
                        tr("Source file"),
                        Formats.hash(of.sha256()),
                        "",
                        Kind.MEASURED,
                        of.fileName(),
                        Formats.instant(of.startedAt(), Locality.current().zone()));
    }
}
