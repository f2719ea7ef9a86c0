package dev.tradewind.demo;

import dev.tradewind.cost.ChargeTable;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressTotal;
import dev.tradewind.egress.FlowTotal;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.lake.Lake;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** What the product says of the demo's months, counted from the present one: -1 is the last whole month. */
final class DemoMonths {
    private final EgressQueries egress;
    private final Lake lake;
    private final Clock clock;

    DemoMonths(EgressQueries egress, Lake lake, Clock clock) {
        this.egress = egress;
        this.lake = lake;
        this.clock = clock;
    }

    EgressTotal internet(int month) {
        return egress.byClass(filter(month).scoped(null, null, "aws")).stream()
                .filter(of -> of.transferClass() == TransferClass.INTERNET)
                .findFirst()
                .orElseThrow()
                .total();
    }

    BigDecimal backup(int month) {
        return flows(month).stream()
                .filter(flow -> flow.from().equals("aws:us-east-1") && flow.to().equals("aws:us-east-2"))
                .map(flow -> flow.total().billedCost().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal sum(int month, TransferClass transferClass, String owner) {
        return egress.totals(filter(month).ofClass(transferClass).scoped(owner, null, null))
                .getFirst()
                .billedCost()
                .amount();
    }

    List<FlowTotal> flows(int month) {
        return egress.byFlowAndOwner(filter(month));
    }

    EgressTotal moved(int month) {
        return egress.totals(filter(month)).getFirst();
    }

    BigDecimal spent(int month) {
        var range = filter(month).range();
        return lake.query(
                        ChargeTable.CHARGES,
                        "SELECT sum(billed_cost) FROM charges WHERE charge_period_start >= CAST(? AS TIMESTAMP) AND"
                                + " charge_period_start < CAST(? AS TIMESTAMP)",
                        List.of(
                                range.from().toString().replace("Z", ""),
                                range.to().toString().replace("Z", "")),
                        row -> row.getBigDecimal(1))
                .getFirst();
    }

    EgressFilter filter(int month) {
        return EgressFilter.of(
                TimeRange.ofDays(at(month).atDay(1), at(month).plusMonths(1).atDay(1), ZoneOffset.UTC));
    }

    YearMonth at(int offset) {
        return YearMonth.now(clock.withZone(ZoneOffset.UTC)).plusMonths(offset);
    }
}
