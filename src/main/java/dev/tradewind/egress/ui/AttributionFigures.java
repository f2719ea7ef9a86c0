package dev.tradewind.egress.ui;

import dev.tradewind.egress.AttributedEgress;
import dev.tradewind.egress.Attributions;
import dev.tradewind.egress.CausedFlow;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;

/** The evidence of what was attributed: the rule, its inputs, and how the flows are asked for. */
final class AttributionFigures {
    private static final String RULE =
            "Each bill is shared among the flows of its billed class, place, account and time"
                    + " in proportion to their bytes; at scale 20, half to even, the remainder to the largest share, so that the"
                    + " parts add up to the bill. Bytes that both ends tell of count once.";

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
                .worked("part = Σ BilledCost × bytes of the flow ÷ bytes of all flows of the bill\n     = " + plain
                        + " " + line.cost().currency())
                .input("Bills", Formats.number(line.bills()), "", Kind.MEASURED, "bills in the lake", range())
                .input(
                        line.isAttributed() ? "Bytes seen" : "Bytes billed",
                        Formats.number(line.gigabytes(), 3),
                        "GB",
                        Kind.MEASURED,
                        line.isAttributed() ? "flow logs in the lake" : "bills in the lake",
                        range())
                .note("Billed class", line.billedClass().label());
        var why = line.why();
        return why == null
                ? figure.note("Caused class", line.causedClass().label()).build()
                : figure.note("Unattributed because", why.words()).build();
    }

    Figure coverage(AttributedEgress all) {
        var currency = all.billed().currency();
        return started("Attributed", Formats.percent(all.coverage().orElse(0.0), 1), "%")
                .worked(all.attributed().amount().stripTrailingZeros().toPlainString() + " ÷ "
                        + all.billed().amount().stripTrailingZeros().toPlainString() + " " + currency)
                .input(
                        "Attributed",
                        Formats.money(all.attributed().amount()),
                        currency,
                        Kind.MEASURED,
                        "bills and flow logs in the lake",
                        range())
                .input(
                        "BilledCost",
                        Formats.money(all.billed().amount()),
                        currency,
                        Kind.MEASURED,
                        "bills in the lake",
                        range())
                .input(
                        "Bytes seen",
                        Formats.number(all.seenGigabytes(), 1),
                        "GB",
                        Kind.MEASURED,
                        "flow logs in the lake",
                        range())
                .build();
    }

    private Figure.Builder started(String title, String value, String unit) {
        return Figure.of(title, value, unit)
                .basis(range() + ", BilledCost")
                .formula(RULE)
                .query(attributions.shownQuery(question.filter()));
    }

    private String range() {
        var range = question.filter().range();
        return Formats.range(range.from(), range.to());
    }
}
