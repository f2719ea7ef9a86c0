package dev.tradewind.egress.ui;

import static dev.tradewind.ui.Texts.tr;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.ui.Figure;
import dev.tradewind.ui.Formats;
import dev.tradewind.ui.Kind;

/** The evidence of the figures on the page: which charges were summed, and how one asks for them. */
final class EgressFigures {
    private final EgressQueries egress;

    EgressFigures(EgressQueries egress) {
        this.egress = egress;
    }

    Figure cost(String title, EgressTotal total, EgressFilter filter) {
        var plain = Formats.fullMoney(total.billedCost().amount());
        return started(title, Formats.money(total.billedCost().amount()), total.currency(), filter)
                .formula(
                        tr("The sum of BilledCost over all transfer charges of the range. Currencies are never added."))
                .worked(tr(
                        "Σ {0} over {1} charges = {2} {3}",
                        "BilledCost", Formats.number(total.rows()), plain, total.currency()))
                .input("BilledCost", plain, total.currency(), Kind.MEASURED, tr("bills in the lake"), range(filter))
                .input(
                        tr("Charges"),
                        Formats.number(total.rows()),
                        "",
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        range(filter))
                .build();
    }

    Figure volume(EgressTotal total, EgressFilter filter) {
        return started(tr("Bytes moved"), Formats.number(total.gigabytes(), 1), "GB", filter)
                .formula(
                        tr(
                                "The sum of the billed quantities whose unit is one of volume; 1 GB = 10⁹ bytes, GiB are converted by 1.073741824. Bytes between two regions stand on two rows, the sender's and the receiver's at 0; they are counted once, where they were sent."))
                .worked(tr(
                        "Σ {0} over {1} charges = {2} {3}",
                        "GB", Formats.number(total.rows()), Formats.fullMoney(total.gigabytes()), "GB"))
                .input(
                        tr("Charges"),
                        Formats.number(total.rows()),
                        "",
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        range(filter))
                .build();
    }

    Figure unitPrice(String title, EgressTotal total, EgressFilter filter) {
        var price = total.perGigabyte().orElseThrow();
        var unit = total.currency() + " / GB";
        return started(title, Formats.number(price, 4), unit, filter)
                .formula(tr("BilledCost divided by gigabytes, of the same charges."))
                .worked(Formats.fullMoney(total.billedCost().amount()) + " " + total.currency() + " ÷ "
                        + Formats.fullMoney(total.gigabytes()) + " GB = " + Formats.fullMoney(price) + " " + unit)
                .input(
                        "BilledCost",
                        Formats.fullMoney(total.billedCost().amount()),
                        total.currency(),
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        range(filter))
                .input(
                        tr("Gigabytes"),
                        Formats.fullMoney(total.gigabytes()),
                        "GB",
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        range(filter))
                .build();
    }

    Figure coverage(EgressTotal total, EgressFilter filter) {
        var share = total.coverage().orElseThrow();
        return started(tr("Both ends known"), Formats.percent(share, 1), "%", filter)
                .formula(tr("The share of BilledCost whose two ends the bill names. The rest is shown as unknown."))
                .worked(Formats.fullMoney(total.bothEnds().amount()) + " ÷ "
                        + Formats.fullMoney(total.billedCost().amount()) + " " + total.currency())
                .input(
                        tr("BilledCost with both ends"),
                        Formats.fullMoney(total.bothEnds().amount()),
                        total.currency(),
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        range(filter))
                .input(
                        "BilledCost",
                        Formats.fullMoney(total.billedCost().amount()),
                        total.currency(),
                        Kind.MEASURED,
                        tr("bills in the lake"),
                        range(filter))
                .build();
    }

    private Figure.Builder started(String title, String value, String unit, EgressFilter filter) {
        return Figure.of(title, value, unit)
                .basis(range(filter) + ", BilledCost")
                .query(egress.shownQuery(filter))
                .note(tr("Days"), egress.reportingZone().getId());
    }

    private static String range(EgressFilter filter) {
        return Formats.range(filter.range().from(), filter.range().to());
    }
}
