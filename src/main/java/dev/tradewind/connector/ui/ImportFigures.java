package dev.tradewind.connector.ui;

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
import java.math.BigDecimal;
import java.time.ZoneOffset;
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
                () -> started(of, what, Formats.number(count), "rows")
                        .formula("Every row of the file is accepted or waits in quarantine with its line and reason.")
                        .worked("%s rows = %s accepted + %s in quarantine"
                                .formatted(
                                        Formats.number(of.rows()),
                                        Formats.number(of.accepted()),
                                        Formats.number(of.quarantined())))
                        .note("Rounded in the lake to 20 decimals", Formats.number(of.roundedRows()))
                        .rows("data?import=" + of.id())
                        .build());
    }

    /** BilledCost of each currency of the file. */
    static Component billed(ImportReceipt of) {
        var all = new Div();
        for (var total : of.totals()) {
            var amount = total.billedCost();
            if (amount != null) {
                all.add(new Div(new FigureButton(
                        Formats.money(amount, total.currency()),
                        "",
                        () -> sum(of, "BilledCost", amount, total.currency()))));
            }
        }
        return all;
    }

    static FigureButton metric(ImportReceipt of, String metric, BigDecimal amount, CurrencyTotal total) {
        return new FigureButton(
                Formats.money(amount), total.currency(), () -> sum(of, metric, amount, total.currency()));
    }

    private static Figure sum(ImportReceipt of, String metric, BigDecimal amount, String currency) {
        var plain = amount.toPlainString();
        return started(of, metric, plain, currency)
                .formula("The exact sum of the unrounded " + metric + " over the accepted rows.")
                .worked("Σ " + metric + " over " + Formats.number(of.accepted()) + " rows = " + plain)
                .note("Rows in quarantine, not in the sum", Formats.number(of.quarantined()))
                .rows("data?import=" + of.id())
                .build();
    }

    static Component transferCost(ImportReceipt of, TransferTotal total) {
        var amount = total.billedCost();
        return amount == null
                ? new Span("not in the file")
                : new FigureButton(
                        Formats.money(amount, total.currency()),
                        "",
                        () -> transfer(of, total, "BilledCost", amount, total.currency()));
    }

    static Component transferVolume(ImportReceipt of, TransferTotal total) {
        var gigabytes = total.gigabytes();
        return gigabytes == null
                ? new Span("unknown")
                : new FigureButton(
                        Formats.number(gigabytes, 3), "", () -> transfer(of, total, "Gigabytes", gigabytes, "GB"));
    }

    private static Figure transfer(ImportReceipt of, TransferTotal total, String what, BigDecimal sum, String unit) {
        var plain = sum.toPlainString();
        var figure = started(of, what + " of " + total.transferClass(), plain, unit)
                .formula(
                        "The exact sum over the accepted rows of this class, these places and this unit. 1 GB = 10⁹ bytes.")
                .worked("Σ over " + Formats.number(total.rows()) + " rows = " + plain)
                .note("From", total.from() == null ? "the rows do not say" : total.from())
                .note("To", total.to() == null ? "the rows do not say" : total.to())
                .rows("data?import=" + of.id());
        var quantity = total.billedQuantity();
        if (quantity != null) {
            figure.input(
                    "Quantity as billed",
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
                            ? new Span("nothing")
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
                ? started(held, "BilledCost after", amount.toPlainString(), currency)
                : Figure.of("BilledCost now", amount.toPlainString(), currency)
                        .input(
                                "Rows that count now",
                                rows,
                                "",
                                Kind.MEASURED,
                                "delivery " + of.generation() + " of " + of.period(),
                                "");
        return figure.basis(of.scope() + ", " + of.period())
                .formula(
                        after
                                ? "The exact sum of BilledCost over the rows of the month in the delivery that waits."
                                : "The exact sum of BilledCost over the rows of the month that count now.")
                .worked("Σ BilledCost over " + rows + " rows = " + amount.toPlainString())
                .build();
    }

    private static Figure.Builder started(ImportReceipt of, String what, String value, String unit) {
        return Figure.of(what + " of " + of.fileName(), value, unit)
                .input(
                        "Source file",
                        Formats.hash(of.sha256()),
                        "",
                        Kind.MEASURED,
                        of.fileName(),
                        Formats.instant(of.startedAt(), ZoneOffset.UTC));
    }
}
