package dev.tradewind.connector.focus;

import dev.tradewind.connector.CurrencyTotal;
import dev.tradewind.connector.Tally;
import dev.tradewind.connector.TransferTotal;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Exact sums of one bill: per currency, and per kind of transfer. Never rounds and never adds two currencies. */
final class BillTally implements Tally<BillRow> {
    private final Map<String, Sums> currencies = new TreeMap<>();
    private final Map<Key, Sums> transfers = new HashMap<>();
    private long roundedRows;

    private record Key(
            String transferClass,
            @Nullable String from,
            @Nullable String to,
            @Nullable String unit,
            String currency) {}

    private static final class Sums {
        private long rows;
        private @Nullable BigDecimal billed;
        private @Nullable BigDecimal effective;
        private @Nullable BigDecimal quantity;
        private @Nullable BigDecimal gigabytes;
    }

    @Override
    public void add(BillRow row) {
        var charge = row.charge();
        var total = currencies.computeIfAbsent(charge.billingCurrency(), currency -> new Sums());
        total.billed = plus(total.billed, charge.billedCost());
        total.effective = plus(total.effective, charge.effectiveCost());
        if (LakeDecimals.rounds(charge)) {
            roundedRows++;
        }
        var transfer = row.transfer();
        if (transfer != null) {
            var billing = Billing.of(charge);
            var key = new Key(
                    transfer.transferClass().name(),
                    transfer.ends().from(),
                    transfer.ends().to(),
                    billing.unit(),
                    charge.billingCurrency());
            var sums = transfers.computeIfAbsent(key, any -> new Sums());
            sums.rows++;
            sums.billed = plus(sums.billed, charge.billedCost());
            sums.quantity = plus(sums.quantity, billing.quantity());
            sums.gigabytes = plus(sums.gigabytes, row.gigabytes());
        }
    }

    private static @Nullable BigDecimal plus(@Nullable BigDecimal sum, @Nullable BigDecimal more) {
        if (more == null) {
            return sum;
        }
        return sum == null ? more : sum.add(more);
    }

    @Override
    public List<CurrencyTotal> totals() {
        return currencies.entrySet().stream()
                .map(entry -> new CurrencyTotal(entry.getKey(), entry.getValue().billed, entry.getValue().effective))
                .toList();
    }

    @Override
    public List<TransferTotal> transfers() {
        return transfers.entrySet().stream()
                .map(entry -> total(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(TransferTotal::transferClass)
                        .thenComparing(total -> String.valueOf(total.from()))
                        .thenComparing(total -> String.valueOf(total.to()))
                        .thenComparing(total -> String.valueOf(total.billedUnit()))
                        .thenComparing(TransferTotal::currency))
                .toList();
    }

    private static TransferTotal total(Key key, Sums sums) {
        return new TransferTotal(
                key.transferClass(),
                key.from(),
                key.to(),
                sums.rows,
                sums.gigabytes,
                sums.quantity,
                key.unit(),
                sums.billed,
                key.currency());
    }

    @Override
    public long roundedRows() {
        return roundedRows;
    }
}
