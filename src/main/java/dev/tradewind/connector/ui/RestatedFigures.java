package dev.tradewind.connector.ui;

import static dev.tradewind.ui.Texts.tr;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import dev.tradewind.cost.Restatement;
import dev.tradewind.lake.LakeGeneration;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.FigureButton;
import dev.tradewind.ui.FigureInput;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;
import dev.tradewind.ui.Locality;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of a restated month, each with both deliveries as its inputs. */
final class RestatedFigures {
    private RestatedFigures() {}

    static Component amount(Restatement of, Restatement.Line line, boolean now) {
        var rows = now ? line.rowsAfter() : line.rowsBefore();
        var amount = now ? line.billedAfter() : line.billedBefore();
        if (rows == 0 || amount == null) {
            return new Span(rows == 0 ? tr("no rows") : tr("not in the file"));
        }
        var delivery = now ? of.after() : of.before();
        return new FigureButton(
                Formats.money(amount),
                line.currency(),
                () -> Figure.of(tr("BilledCost of {0}", line.service()), amount.toPlainString(), line.currency())
                        .basis(line.chargeCategory() + ", " + delivery.period() + ", " + delivery.scope())
                        .formula(tr("The exact sum of BilledCost over the rows of this delivery."))
                        .inputs(List.of(input(delivery, rows, amount, line.currency(), "BilledCost")))
                        .query(query("billed_cost", line))
                        .rows("data?import=" + delivery.importId())
                        .build());
    }

    static Component billed(Restatement of, Restatement.Line line) {
        return change(of, line, "BilledCost", line.billedBefore(), line.billedAfter());
    }

    static Component effective(Restatement of, Restatement.Line line) {
        return change(of, line, "EffectiveCost", line.effectiveBefore(), line.effectiveAfter());
    }

    static boolean effectiveDiffers(Restatement.Line line) {
        return zero(line.effectiveAfter())
                        .subtract(zero(line.effectiveBefore()))
                        .compareTo(line.billedChange())
                != 0;
    }

    private static Component change(
            Restatement of,
            Restatement.Line line,
            String metric,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after) {
        var change = zero(after).subtract(zero(before));
        return new FigureButton(
                Formats.money(change),
                line.currency(),
                () -> Figure.of(
                                tr("Change of {0}, {1}", metric, line.service()),
                                change.toPlainString(),
                                line.currency())
                        .basis(line.chargeCategory() + ", " + of.after().period() + ", "
                                + of.after().scope())
                        .formula(tr(
                                "{0} of the later delivery minus that of the one that it replaced; a service without rows counts as 0.",
                                metric))
                        .worked(zero(after).toPlainString() + " − "
                                + zero(before).toPlainString() + " = " + change.toPlainString())
                        .inputs(List.of(
                                input(of.after(), line.rowsAfter(), zero(after), line.currency(), metric),
                                input(of.before(), line.rowsBefore(), zero(before), line.currency(), metric)))
                        .query(query(metric.equals("BilledCost") ? "billed_cost" : "effective_cost", line))
                        .rows("data?import=" + of.after().importId())
                        .build());
    }

    private static FigureInput input(
            LakeGeneration delivery, long rows, BigDecimal amount, String currency, String metric) {
        return new FigureInput(
                tr("{0} of delivery {1}", metric, delivery.generation()),
                amount.toPlainString(),
                currency,
                Kind.MEASURED,
                tr("{0} rows, import {1}", Formats.number(rows), delivery.importId()),
                Formats.instant(delivery.committedAt(), Locality.current().zone()));
    }

    private static String query(String column, Restatement.Line line) {
        return "SELECT sum(" + column + ") FROM delivered_before -- and delivered_after\nWHERE service_name = '"
                + line.service().replace("'", "''") + "' AND charge_category = '"
                + line.chargeCategory().replace("'", "''") + "' AND billing_currency = '" + line.currency() + "'";
    }

    private static BigDecimal zero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
