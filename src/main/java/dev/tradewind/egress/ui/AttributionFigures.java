package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.key;
import static dev.tradewind.ui.Texts.said;
import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.AttributedEgress;
import dev.tradewind.egress.Attributions;
import dev.tradewind.egress.CausedFlow;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;

/** The evidence of what was attributed: the rule, its inputs, and how the flows are asked for. */
final class AttributionFigures {
    private static final String RULE =
            key("Each bill is shared among the flows of its billed class, place, account and time"
                    + " in proportion to their bytes; at scale 20, half to even, the remainder to the largest share, so that the"
                    + " parts add up to the bill. Bytes that both ends tell of count once.");

    private final Attributions attributions;
    private final EgressQuestion question;

    AttributionFigures(Attributions attributions, EgressQuestion question) {
        this.attributions = attributions;
        this.question = question;
    }

    Figure cost(String title, CausedFlow line) {
        var plain = line.cost().amount().stripTrailingZeros().toPlainString();
        var figure = started(
                        title, Formats.money(line.cost().amount()), line.cost().currency())
                .worked(tr(
                        "part = Σ BilledCost × bytes of the flow ÷ bytes of all flows of the bill\n     = {0} {1}",
                        plain, line.cost().currency()))
                .input(tr("Bills"), Formats.number(line.bills()), "", Kind.MEASURED, tr("bills in the lake"), range())
                .input(
                        line.isAttributed() ? tr("Bytes seen") : tr("Bytes billed"),
                        Formats.number(line.gigabytes(), 3),
                        "GB",
                        Kind.MEASURED,
                        line.isAttributed() ? tr("flow logs in the lake") : tr("bills in the lake"),
                        range())
                .note(tr("Billed class"), said(line.billedClass().label()));
        var why = line.why();
        return why == null
                ? figure.note(tr("Caused class"), said(line.causedClass().label()))
                        .build()
                : figure.note(tr("Unattributed because"), said(why.words())).build();
    }

    Figure coverage(AttributedEgress all) {
        var currency = all.billed().currency();
        return started(tr("Attributed"), Formats.percent(all.coverage().orElse(0.0), 1), "%")
                .worked(all.attributed().amount().stripTrailingZeros().toPlainString() + " ÷ "
                        + all.billed().amount().stripTrailingZeros().toPlainString() + " " + currency)
                .input(
                        tr("Attributed"),
                        Formats.fullMoney(all.attributed().amount()),
                        currency,
                        Kind.MEASURED,
                        tr("bills and flow logs in the lake"),
                        range())
                .input(
                        "BilledCost",
                        Formats.fullMoney(all.billed().amount()),
                        currency,
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        range())
                .input(
                        tr("Bytes seen"),
                        Formats.number(all.seenGigabytes(), 1),
                        "GB",
                        Kind.MEASURED,
                        tr("flow logs in the lake"),
                        range())
                .build();
    }

    private Figure.Builder started(String title, String value, String unit) {
        return Figure.of(title, value, unit)
                .basis(range() + ", BilledCost")
                .formula(tr(RULE))
                .query(attributions.shownQuery(question.filter()));
    }

    private String range() {
        var range = question.filter().range();
        return Formats.range(range.from(), range.to());
    }
}
