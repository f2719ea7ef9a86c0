package dev.tradewind.egress;

import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.LakeQueries;
import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Flows by the workload that the bill's tags name, from the charges themselves; they add up to the same total. */
@Component
public class WorkloadFlows {
    /** The workload that a charge's tag names, or null. */
    public static final String WORKLOAD = "nullif(regexp_extract(tags, '\"workload\"\\s*:\\s*\"([^\"]*)\"', 1), '')";

    private final LakeQueries lake;

    WorkloadFlows(LakeQueries lake) {
        this.lake = lake;
    }

    /** Largest first, then by name, so that two readers see one order. */
    public List<WorkloadFlow> of(EgressFilter filter) {
        var sql = sql(filter);
        return lake.query(ChargeTable.CHARGES, sql.text(), sql.parameters(), WorkloadFlows::row).stream()
                .sorted(Comparator.comparing((WorkloadFlow each) ->
                                each.flow().total().billedCost().amount())
                        .reversed()
                        .thenComparing(WorkloadFlow::name))
                .toList();
    }

    /** The question behind {@link #of}, as one would type it into DuckDB. */
    public String shownQuery(EgressFilter filter) {
        return sql(filter).shown();
    }

    private static EgressSql sql(EgressFilter filter) {
        return EgressSql.sums(
                filter, List.of("transfer_from", "transfer_to", "transfer_class", "owner", WORKLOAD + " AS workload"));
    }

    private static WorkloadFlow row(ResultSet row) throws SQLException {
        var currency = row.getString("billing_currency");
        var effective = row.getBigDecimal("effective_cost");
        var total = new EgressTotal(
                new Money(amount(row.getBigDecimal("billed_cost")), currency),
                effective == null ? null : new Money(amount(effective), currency),
                amount(row.getBigDecimal("gigabytes")),
                row.getLong("charges"),
                new Money(amount(row.getBigDecimal("both_ends")), currency));
        return new WorkloadFlow(
                new FlowTotal(
                        end(row.getString("transfer_from")),
                        end(row.getString("transfer_to")),
                        TransferClass.valueOf(row.getString("transfer_class")),
                        row.getString("owner"),
                        total),
                row.getString("workload"));
    }

    private static BigDecimal amount(@Nullable BigDecimal sum) {
        return sum == null || sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
    }

    private static String end(@Nullable String place) {
        return place == null ? EgressFilter.UNKNOWN : place;
    }
}
