package dev.tradewind.quantity;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a value is written into a cell of a CSV that people open in a spreadsheet. Text that would run there as a formula
 * gets an apostrophe; a number, even a negative one and even one that comes as text, stays a number.
 */
public final class CsvCell {
    private static final String STARTS_A_FORMULA = "=+-@\t\r\n";
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private CsvCell() {}

    /** Decimals with all their digits and without an exponent; nothing is an empty cell. */
    public static String of(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number ->
                number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
            case Number number -> number.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        return text.isEmpty()
                        || STARTS_A_FORMULA.indexOf(text.charAt(0)) < 0
                        || NUMBER.matcher(text).matches()
                ? text
                : "'" + text;
    }
}
