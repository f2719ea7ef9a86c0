package dev.tradewind.cost;

import dev.tradewind.lake.Lake;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What bills say of one workload, by the tag that names it. */
@Component
public class WorkloadBills {
    private final Lake lake;

    WorkloadBills(Lake lake) {
        this.lake = lake;
    }

    /** EffectiveCost in USD, of BilledCost where a row has none, of charges that begin within the range; empty if no row names it. */
    public Optional<BigDecimal> usd(String workload, TimeRange range) {
        return lake.query(
                        ChargeTable.CHARGES,
                        "SELECT count(*) AS rows, sum(coalesce(effective_cost, billed_cost)) AS usd FROM charges"
                                + " WHERE billing_currency = 'USD' AND " + WorkloadTag.SQL + " = ?"
                                + " AND charge_period_start >= CAST(? AS TIMESTAMP)"
                                + " AND charge_period_start < CAST(? AS TIMESTAMP)",
                        List.of(workload, text(range.from()), text(range.to())),
                        row -> row.getLong("rows") == 0
                                ? Optional.<BigDecimal>empty()
                                : Optional.ofNullable(row.getBigDecimal("usd")))
                .getFirst();
    }

    /** Whether a bill of this provider reaches the last day of the range. */
    public boolean reach(String provider, TimeRange range) {
        return lake.query(
                                ChargeTable.CHARGES,
                                "SELECT count(*) FROM charges WHERE provider = ? AND charge_period_start >= CAST(? AS TIMESTAMP)"
                                        + " AND charge_period_start < CAST(? AS TIMESTAMP)",
                                List.of(provider, text(range.to().minus(Duration.ofDays(1))), text(range.to())),
                                row -> row.getLong(1))
                        .getFirst()
                > 0;
    }

    private static String text(Instant at) {
        return at.toString().replace("Z", "");
    }
}
