package dev.tradewind.connector.focus;

import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Charges that a file holds twice: whole, and split among what used them. The specification replaces the whole by its
 * splits, which agree with it in all they do not share out and add up to it in cost; some exports keep both.
 */
final class SplitOrigins {
    private static final BigDecimal ROUNDING = new BigDecimal("0.000001");
    private static final String METHOD = "AllocatedMethodId";
    private static final List<String> SAME = List.of(
            "BillingAccountId",
            "SubAccountId",
            "BillingPeriodStart",
            "ChargePeriodStart",
            "ChargePeriodEnd",
            "ChargeCategory",
            "ChargeDescription",
            "CommitmentDiscountStatus",
            "ResourceId",
            "SkuId",
            "SkuPriceId");

    private final Map<List<String>, Costs> splits = new HashMap<>();

    private record Costs(BigDecimal billed, BigDecimal effective) {
        Costs plus(Costs more) {
            return new Costs(billed.add(more.billed), effective.add(more.effective));
        }

        /** Splits are rounded, so that three thirds may lack the last digit of the whole. */
        boolean addUpTo(Costs whole) {
            return near(billed, whole.billed) && near(effective, whole.effective);
        }

        private static boolean near(BigDecimal sum, BigDecimal whole) {
            return sum.subtract(whole).abs().compareTo(whole.abs().multiply(ROUNDING)) <= 0;
        }

        boolean free() {
            return billed.signum() == 0 && effective.signum() == 0;
        }
    }

    private SplitOrigins() {}

    /** Looks for splits; a file without the column is not read for it. */
    static SplitOrigins of(SourceFile file) throws IOException {
        var origins = new SplitOrigins();
        if (file.head().inOneWord().hasColumns(METHOD)) {
            Tables.read(file, List.of(), "", new Nowhere(), row -> {
                origins.note(row);
                return row;
            });
        }
        return origins;
    }

    private void note(TableRow row) {
        if (row.text(METHOD) != null) {
            costs(row, costs -> splits.merge(key(row), costs, Costs::plus));
        }
    }

    /** What a row is to the splits of its file. */
    enum Standing {
        ALONE,
        /** Its splits add up to it: they count in its place. */
        SPLIT_ELSEWHERE,
        /** What is left unsplit, or the whole of splits that are wrong: the file does not say. */
        BESIDE_OTHER_SPLITS
    }

    Standing standing(TableRow row) {
        if (splits.isEmpty() || row.text(METHOD) != null) {
            return Standing.ALONE;
        }
        var shared = splits.get(key(row));
        if (shared == null || shared.free()) {
            return Standing.ALONE;
        }
        var standing = new Standing[] {Standing.ALONE};
        costs(row, costs -> {
            if (!costs.free()) {
                standing[0] = shared.addUpTo(costs) ? Standing.SPLIT_ELSEWHERE : Standing.BESIDE_OTHER_SPLITS;
            }
        });
        return standing[0];
    }

    private interface Taker {
        void take(Costs costs);
    }

    private static void costs(TableRow row, Taker taker) {
        try {
            taker.take(new Costs(zero(row.decimal("BilledCost")), zero(row.decimal("EffectiveCost"))));
        } catch (Unreadable setAside) {
            // The reading proper sets the row aside and says why.
        }
    }

    private static BigDecimal zero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static List<String> key(TableRow row) {
        var key = new ArrayList<String>(SAME.size());
        for (var column : SAME) {
            key.add(String.valueOf(row.text(column)));
        }
        return key;
    }

    /** A first look keeps nothing. */
    private static final class Nowhere implements RowSink<TableRow> {
        @Override
        public void accept(long line, TableRow row) {}

        @Override
        public void quarantine(Quarantined row) {}
    }
}
