package dev.tradewind.connector.bill;

import dev.tradewind.connector.Replacement;
import dev.tradewind.cost.BillRollUp;
import dev.tradewind.cost.Charge;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeFile;
import dev.tradewind.lake.LakeGeneration;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** BilledCost of a delivery by scope, month and currency, to be held against what counts now. */
final class BilledByMonth {
    private record Slice(String scope, String period) {}

    private final Map<Slice, Map<String, BigDecimal>> sums = new HashMap<>();

    // Rows of one account and month mostly follow each other.
    private Slice last = new Slice("", "");
    private Map<String, BigDecimal> lastSums = new TreeMap<>();

    void add(String scope, String period, Charge charge) {
        @Nullable BigDecimal billed = charge.billedCost();
        if (billed != null) {
            if (!scope.equals(last.scope()) || !period.equals(last.period())) {
                last = new Slice(scope, period);
                lastSums = sums.computeIfAbsent(last, any -> new TreeMap<>());
            }
            lastSums.merge(charge.billingCurrency(), billed, BigDecimal::add);
        }
    }

    /** Empty where the file replaces nothing: its half of the month is new. */
    Optional<Replacement> against(Lake lake, LakeGeneration live, LakeFile file) {
        var kept = file.kept();
        var rowsBefore = live.rows() - (kept == null ? 0 : kept.rows());
        if (rowsBefore == 0) {
            return Optional.empty();
        }
        var after = sums.getOrDefault(new Slice(live.scope(), live.period()), Map.of());
        var before = before(lake, live, kept == null ? null : kept.part());
        var currencies = new TreeSet<>(before.keySet());
        currencies.addAll(after.keySet());
        return Optional.of(new Replacement(
                live.scope(),
                live.period(),
                live.generation(),
                rowsBefore,
                file.delivered(),
                currencies.stream()
                        .map(code -> new Replacement.Billed(code, before.get(code), after.get(code)))
                        .toList()));
    }

    private static Map<String, BigDecimal> before(Lake lake, LakeGeneration live, @Nullable String part) {
        if (ChargeTable.AMORTIZED.equals(part)) {
            // this half bills nothing
            return Map.of();
        }
        record Sum(String currency, BigDecimal billed) {}
        var found = new TreeMap<String, BigDecimal>();
        lake.query(
                        BillRollUp.BILLS,
                        "SELECT billing_currency, sum(billed_cost) FROM bills WHERE scope = ? AND period = ?"
                                + " GROUP BY 1",
                        List.of(live.scope(), live.period()),
                        row -> new Sum(row.getString(1), row.getBigDecimal(2)))
                .forEach(sum -> found.put(sum.currency(), sum.billed()));
        return found;
    }
}
