package dev.tradewind.connector.bill;

import dev.tradewind.connector.CurrencyTotal;
import dev.tradewind.connector.Tally;
import dev.tradewind.connector.TransferTotal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Exact sums of one bill: per currency, and per kind of transfer. Never rounds and never adds two currencies. */
public final class BillTally implements Tally<BillRow> {
    private final Map<String, Sums> currencies = new TreeMap<>();
    private final @Nullable DoubledCommitments commitments;
    private final Map<Key, Sums> transfers = new HashMap<>();
    private final Map<String, BigDecimal> besideSplits = new TreeMap<>();
    private long besideSplitsRows;
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
        private boolean withoutBilled;
        private boolean withoutEffective;
        private @Nullable BigDecimal quantity;
        private @Nullable BigDecimal gigabytes;
    }

    private BillTally(@Nullable DoubledCommitments commitments) {
        this.commitments = commitments;
    }

    /** Sums of a FOCUS bill, where a purchase of a commitment must carry no EffectiveCost. */
    public static BillTally ofFocus() {
        return new BillTally(new DoubledCommitments());
    }

    /** Sums of a native bill, whose fee rows carry as EffectiveCost what of a commitment nobody used. */
    public static BillTally ofNativeBill() {
        return new BillTally(null);
    }

    /** The same sums over rows that hold a bill's row. */
    public <T> Tally<T> of(Function<T, BillRow> held) {
        var bill = this;
        return new Tally<>() {
            @Override
            public void add(T row) {
                bill.add(held.apply(row));
            }

            @Override
            public List<CurrencyTotal> totals() {
                return bill.totals();
            }

            @Override
            public List<TransferTotal> transfers() {
                return bill.transfers();
            }

            @Override
            public long roundedRows() {
                return bill.roundedRows();
            }

            @Override
            public List<String> remarks() {
                return bill.remarks();
            }
        };
    }

    @Override
    public void add(BillRow row) {
        var charge = row.charge();
        var total = currencies.computeIfAbsent(charge.billingCurrency(), currency -> new Sums());
        total.billed = plus(total.billed, charge.billedCost());
        total.effective = plus(total.effective, charge.effectiveCost());
        total.withoutBilled |= charge.billedCost() == null;
        total.withoutEffective |= charge.effectiveCost() == null;
        if (commitments != null) {
            commitments.add(charge);
        }
        if (row.besideSplits() && charge.billedCost() != null) {
            besideSplitsRows++;
            besideSplits.merge(charge.billingCurrency(), charge.billedCost(), BigDecimal::add);
        }
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
                .map(entry -> total(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** A sum over rows of which some lack the metric would look like a total and be none. */
    private static CurrencyTotal total(String currency, Sums sums) {
        return new CurrencyTotal(
                currency, sums.withoutBilled ? null : sums.billed, sums.withoutEffective ? null : sums.effective);
    }

    @Override
    public List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (commitments != null) {
            remarks.addAll(commitments.remarks());
        }
        besideSplits.forEach(
                (currency, cost) -> remarks.add("%s %s of BilledCost (%d rows in all) stands beside splits of"
                                .formatted(cost.toPlainString(), currency, besideSplitsRows)
                        + " the same charges that add up to another amount. Both count, since the file does not say whether it is"
                        + " what was left unsplit; compare with the invoice."));
        return remarks;
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
