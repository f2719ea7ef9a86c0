package dev.tradewind.egress.whatif;

import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.advice.AdviceInput;
import dev.tradewind.ui.Notation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Prices with their formula and inputs in words. */
final class Words {
    private static final String BILLS = "bills in the lake, per month of 30.4375 days";

    private Words() {}

    static Price asBilled(MonthFlow flow) {
        return Price.of(flow.cost(), "as billed", "", billed("As billed", amount(flow.cost()), "per month"));
    }

    static Price billedAt(Reroute reroute, BigDecimal unit) {
        return times(
                reroute,
                unit,
                "bytes × the unit price that the bill shows for this class here",
                billed("Unit price as billed", unit(unit), "per GB"));
    }

    static Price listed(Reroute reroute, EgressPrice list) {
        return times(
                reroute,
                list.firstUsdPerGb(),
                "bytes × list price; the bill shows none here",
                published("List price", list));
    }

    static Price times(Reroute reroute, BigDecimal unit, String formula, AdviceInput... more) {
        var inputs = new ArrayList<AdviceInput>();
        inputs.add(gigabytes(reroute));
        inputs.addAll(List.of(more));
        return new Price(
                reroute.gigabytes().multiply(unit).setScale(MonthFlow.SCALE, RoundingMode.HALF_EVEN),
                formula,
                "%s GB × %s".formatted(gb(reroute.gigabytes()), unit(unit)),
                inputs);
    }

    static Price none(Reroute reroute) {
        var of = reroute.transferClass();
        return Price.unknown("no price of %s from %s to %s is known"
                .formatted(
                        of == null ? "these bytes" : of.label(),
                        reroute.from().site(),
                        reroute.to().site()));
    }

    /**
     * Of a class whose list nobody has, at a place where no bill shows it: as the same provider bills these very bytes
     * today, which is marked; what one provider asks does not tell what another one would.
     */
    static Price withoutList(Reroute reroute, TransferClass of) {
        var before = reroute.before();
        var to = reroute.from().site();
        var missing = "%s has no list price at %s and no bill shows one there".formatted(of.label(), to);
        if (before.transferClass() != of
                || !before.provider().equals(reroute.from().provider())
                || before.gigabytes().signum() == 0) {
            return Price.unknown(missing);
        }
        var unit = before.cost().divide(before.gigabytes(), MonthFlow.SCALE, RoundingMode.HALF_EVEN);
        return times(
                reroute,
                unit,
                missing + ": bytes × the unit price billed at " + before.from().site() + " today",
                billed("Unit price as billed at " + before.from().site(), unit(unit), "per GB"));
    }

    static AdviceInput gigabytes(Reroute reroute) {
        var declared = reroute.before().origin() == MonthFlow.Origin.DECLARED
                && reroute.before().transferClass() == null;
        return new AdviceInput(
                "Bytes",
                gb(reroute.gigabytes()),
                "GB / month",
                declared ? AdviceInput.Origin.DECLARED : AdviceInput.Origin.BILLED,
                declared ? "data sets of the workload list" : BILLS);
    }

    static AdviceInput billed(String name, String value, String unit) {
        return new AdviceInput(name, value, unit, AdviceInput.Origin.BILLED, BILLS);
    }

    static AdviceInput published(String name, EgressPrice list) {
        return new AdviceInput(
                name,
                unit(list.firstUsdPerGb()),
                "per GB",
                AdviceInput.Origin.PUBLISHED,
                list.source() + ", " + list.date());
    }

    static String gb(BigDecimal gigabytes) {
        var rounded = gigabytes.setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return Notation.PLAIN.number(rounded, Math.max(0, rounded.scale()));
    }

    static String amount(BigDecimal amount) {
        return Notation.PLAIN.number(amount, 2);
    }

    static String unit(BigDecimal perGigabyte) {
        return perGigabyte
                .setScale(6, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
