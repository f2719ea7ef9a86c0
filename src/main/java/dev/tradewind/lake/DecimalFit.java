package dev.tradewind.lake;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In which decimal each column of a file lies. Decimals of 18 digits take half the bytes and a third of the time of those of
 * 38, and hold what nearly every bill says; which places they have is told by the first rows. Whatever does not fit is never
 * rounded: the column is then kept in the table's own type. Whoever reads casts to that.
 */
final class DecimalFit {
    private static final int NARROW = 18;

    /** Digits beyond those seen so far that a column should have room for. */
    private static final int SPARE = 2;

    /** Places that a column gets if its first values show none. */
    private static final int USUAL_SCALE = 10;

    private static final int OWN_TYPE = -1;

    private final LakeTable table;
    private final int[] scales;

    private DecimalFit(LakeTable table, int[] scales) {
        this.table = table;
        this.scales = scales;
    }

    /** Fits the rows given, with room for larger ones. */
    static DecimalFit of(LakeTable table, List<@Nullable Object[]> rows) {
        var scales = new int[table.columns().size()];
        for (var i = 0; i < scales.length; i++) {
            scales[i] = table.columns().get(i).scale() < 0 ? OWN_TYPE : scale(rows, i);
        }
        return new DecimalFit(table, scales);
    }

    private static int scale(List<@Nullable Object[]> rows, int column) {
        var places = 0;
        var whole = 0;
        for (var row : rows) {
            if (row[column] instanceof BigDecimal value && value.signum() != 0) {
                places = Math.max(places, places(value));
                whole = Math.max(whole, value.precision() - value.scale());
            }
        }
        return places + whole + SPARE > NARROW
                ? OWN_TYPE
                : Math.max(places, Math.min(USUAL_SCALE, NARROW - whole - SPARE));
    }

    private static int places(BigDecimal value) {
        return value.scale() <= USUAL_SCALE
                ? Math.max(0, value.scale())
                : Math.max(0, value.stripTrailingZeros().scale());
    }

    /** Whether the row's values lie in these types without loss. */
    boolean holds(@Nullable Object[] row) {
        for (var i = 0; i < scales.length; i++) {
            if (scales[i] != OWN_TYPE && row[i] instanceof BigDecimal value && !fits(value, scales[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(BigDecimal value, int scale) {
        return value.signum() == 0
                || (value.precision() - value.scale() <= NARROW - scale
                        && (value.scale() <= scale || value.stripTrailingZeros().scale() <= scale));
    }

    /** The same, but that columns in which the row does not fit keep the table's own type. */
    DecimalFit widenedFor(@Nullable Object[] row) {
        var wider = scales.clone();
        for (var i = 0; i < wider.length; i++) {
            if (wider[i] != OWN_TYPE && row[i] instanceof BigDecimal value && !fits(value, wider[i])) {
                wider[i] = OWN_TYPE;
            }
        }
        return new DecimalFit(table, wider);
    }

    LakeTable table() {
        return table;
    }

    /** Digits of a decimal column. */
    int width(int column) {
        return scales[column] == OWN_TYPE ? LakeTable.Column.DIGITS : NARROW;
    }

    /** Digits behind the point; -1 if the column is no decimal. */
    int scale(int column) {
        return scales[column] == OWN_TYPE ? table.columns().get(column).scale() : scales[column];
    }
}
