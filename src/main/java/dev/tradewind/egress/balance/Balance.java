package dev.tradewind.egress.balance;

import dev.tradewind.egress.Attributions;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Holds every breakdown of a range against the sum of its charges, which no roll-up has touched. */
@Component
public class Balance {
    private final EgressQueries egress;
    private final Attributions attributions;

    Balance(EgressQueries egress, Attributions attributions) {
        this.egress = egress;
        this.attributions = attributions;
    }

    /** What does not add up; empty if all of it does. */
    public List<Gap> gaps(TimeRange range) {
        var filter = EgressFilter.of(range);
        var charges = sums(egress.overCharges().totals(filter), total -> total.billedCost());
        var gaps = new ArrayList<Gap>();
        gaps.addAll(Gap.between(charges, "total", sums(egress.totals(filter), total -> total.billedCost())));
        gaps.addAll(Gap.between(
                charges,
                "by class",
                sums(egress.byClass(filter), each -> each.total().billedCost())));
        gaps.addAll(Gap.between(
                charges,
                "by day",
                sums(egress.byDay(filter), each -> each.total().billedCost())));
        gaps.addAll(Gap.between(
                charges,
                "by owner",
                sums(egress.byOwner(filter), each -> each.total().billedCost())));
        gaps.addAll(Gap.between(
                charges,
                "by sub account",
                sums(egress.bySubAccount(filter), each -> each.total().billedCost())));
        gaps.addAll(Gap.between(
                charges,
                "by flow and owner",
                sums(egress.byFlowAndOwner(filter), each -> each.total().billedCost())));
        var caused = attributions.of(filter).stream()
                .flatMap(each -> each.lines().stream())
                .toList();
        gaps.addAll(Gap.between(charges, "caused by flows, and by none", sums(caused, line -> line.cost())));
        return gaps;
    }

    private static <T> Map<String, BigDecimal> sums(List<T> parts, Function<T, Money> cost) {
        var sums = new HashMap<String, BigDecimal>();
        for (var part : parts) {
            var money = cost.apply(part);
            sums.merge(money.currency(), money.amount(), BigDecimal::add);
        }
        return sums;
    }
}
