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

        boolean same(Costs other) {
            return billed.compareTo(other.billed) == 0 && effective.compareTo(other.effective) == 0;
        }

        boolean free() {
            return billed.signum() == 0 && effective.signum() == 0;
        }
    }

    private SplitOrigins() {}

    /** Looks for splits; a file without the column is not read for it. */
    static SplitOrigins of(SourceFile file) throws IOException {
        var origins = new SplitOrigins();
        if (file.head().hasColumns(METHOD)) {
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

    boolean isSplitElsewhere(TableRow row) {
        if (splits.isEmpty() || row.text(METHOD) != null) {
            return false;
        }
        var shared = splits.get(key(row));
        if (shared == null || shared.free()) {
            return false;
        }
        var same = new boolean[1];
        costs(row, costs -> same[0] = shared.same(costs));
        return same[0];
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
