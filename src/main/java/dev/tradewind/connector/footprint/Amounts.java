package dev.tradewind.connector.footprint;

import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cells of carbon reports. */
final class Amounts {
    private static final BigDecimal KG_PER_TONNE = BigDecimal.valueOf(1000);

    private Amounts() {}

    /** Kilograms of a cell in kilograms; null if it is empty. */
    static @Nullable BigDecimal kilograms(TableRow row, String... names) throws Unreadable {
        for (String name : names) {
            if (row.text(name) != null) {
                return stated(name, row.decimal(name));
            }
        }
        return null;
    }

    /** Kilograms of a cell whose unit stands in another: metric tons or kilograms. */
    static @Nullable BigDecimal kilograms(TableRow row, String name, @Nullable String unitColumn) throws Unreadable {
        BigDecimal value = stated(name, row.decimal(name));
        if (value == null) {
            return null;
        }
        String unit = unitColumn == null ? null : row.text(unitColumn);
        String word = unit == null ? "mtco2e" : unit.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return switch (word) {
            case "mtco2e", "mtco2eq", "tco2e" -> value.multiply(KG_PER_TONNE);
            case "kgco2e", "kgco2eq" -> value;
            default -> throw new Unreadable(unitColumn, unit, "expected MTCO2e (metric tons) or kgCO2e");
        };
    }

    private static @Nullable BigDecimal stated(String name, @Nullable BigDecimal value) throws Unreadable {
        if (value != null && value.signum() < 0) {
            throw new Unreadable(name, value.toPlainString(), "negative; offsets and removals are no emissions of use");
        }
        return value;
    }

    static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }

    /** At least one amount must be there: a row without any says nothing. */
    static void needOne(TableRow row, String column, @Nullable BigDecimal... amounts) throws Unreadable {
        for (BigDecimal amount : amounts) {
            if (amount != null) {
                return;
            }
        }
        throw new Unreadable(column, row.raw(column), "no amount in this row; expected at least one");
    }

    /** A name as it is, and with underscores in place of its dots. */
    static String[] nested(String dotted) {
        return Stream.of(dotted, dotted.replace('.', '_')).toArray(String[]::new);
    }

    static @Nullable String text(TableRow row, String... names) {
        for (String name : names) {
            String text = row.text(name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
