package dev.tradewind.carbon.spend;

import dev.tradewind.cost.ChargeTable;
import dev.tradewind.cost.WorkloadTag;
import dev.tradewind.lake.Lake;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads billed use by place, kind of service and workload. */
@Component
class SpendQuery {
    /** Tags are read once for each distinct text; a bill repeats them a million times. */
    static final String SQL = """
        WITH by_tags AS (
            SELECT scope, period, provider, coalesce(region_id, region_name, '') AS region,
                coalesce(service_category, '') AS category, tags, billing_currency,
                sum(billed_cost) AS billed, sum(effective_cost) AS effective
            FROM charges
            WHERE charge_category = 'Usage' AND transfer_class IS NULL
                AND charge_period_start >= ? AND charge_period_start < ?
            GROUP BY ALL)
        SELECT scope, period, provider, region, category, %s AS workload, billing_currency,
            sum(billed) AS billed, sum(effective) AS effective
        FROM by_tags GROUP BY ALL ORDER BY ALL""".formatted(WorkloadTag.SQL);

    private final Lake lake;

    SpendQuery(Lake lake) {
        this.lake = lake;
    }

    private record Row(
            String delivery, Spend billed, @Nullable BigDecimal effective) {}

    List<Spend> within(TimeRange range) {
        var rows = lake.query(
                ChargeTable.CHARGES,
                SQL,
                List.of(
                        LocalDateTime.ofInstant(range.from(), ZoneOffset.UTC),
                        LocalDateTime.ofInstant(range.to(), ZoneOffset.UTC)),
                SpendQuery::row);
        // Beside an amortised delivery the actual one bills the same use again.
        Set<String> spread = new HashSet<>();
        rows.stream().filter(row -> row.effective != null).forEach(row -> spread.add(row.delivery));
        return rows.stream()
                .map(row -> spread.contains(row.delivery) ? effective(row) : row.billed)
                .filter(spend -> spend.cost().amount().signum() > 0)
                .toList();
    }

    private static Spend effective(Row row) {
        var cost = row.effective == null ? BigDecimal.ZERO : row.effective;
        var billed = row.billed;
        return new Spend(
                billed.provider(),
                billed.region(),
                billed.category(),
                billed.workload(),
                new Money(cost, billed.cost().currency()));
    }

    private static Row row(ResultSet row) throws SQLException {
        BigDecimal billed = row.getBigDecimal("billed");
        return new Row(
                row.getString("scope") + " " + row.getString("period"),
                new Spend(
                        row.getString("provider"),
                        row.getString("region"),
                        row.getString("category"),
                        row.getString("workload"),
                        new Money(billed == null ? BigDecimal.ZERO : billed, row.getString("billing_currency"))),
                row.getBigDecimal("effective"));
    }
}
