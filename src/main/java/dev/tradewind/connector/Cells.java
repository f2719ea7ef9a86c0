package dev.tradewind.connector;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the text or number in a cell of a bill or a series may look like, and what it must not. Pure. */
public final class Cells {
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}(,\\d{3})+\\.\\d+");
    private static final Pattern DOLLARS = Pattern.compile("(-?)\\$(\\d{1,3}(?:,\\d{3})+|\\d+)(\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("[+-]?\\d+(\\.\\d{3})*,\\d+([eE][+-]?\\d{1,3})?");

    /** Thousands parted by blanks of any kind or by apostrophes, which are no decimal sign anywhere. */
    private static final Pattern PARTED = Pattern.compile("-?\\d{1,3}([ \u00a0\u202f\u2009'\u2019]\\d{3})+([.,]\\d+)?");

    private static final Pattern PARTING = Pattern.compile("[ \u00a0\u202f\u2009'\u2019]");
    private static final Pattern BRACKETED = Pattern.compile("\\(([^()+-]+)\\)");
    private static final char MINUS = '\u2212';

    // So many characters hold no number beyond a long, whether or not one of them is a point.
    private static final int PLAIN_LENGTH = 18;

    private Cells() {}

    /** The cell without blanks around it; null if it is missing, empty or one of the words that databases write for nothing. */
    public static @Nullable String text(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        var stripped = cell.strip();
        return isNothing(stripped) ? null : stripped;
    }

    private static boolean isNothing(String cell) {
        return switch (cell.length()) {
            case 0 -> true;
            case 1 -> cell.charAt(0) == '-' || cell.charAt(0) == '\u2013';
            case 2 -> cell.equals("\\N");
            case 3 -> cell.equalsIgnoreCase("n/a") || cell.equalsIgnoreCase("nan");
            case 4 -> cell.equalsIgnoreCase("null") || cell.equals("None") || cell.equals("#N/A");
            case 6 ->
                cell.equalsIgnoreCase("(null)") || cell.equalsIgnoreCase("<null>") || cell.equalsIgnoreCase("[null]");
            default -> false;
        };
    }

    /**
     * A decimal number with a point: plain, with exponent, or as a spreadsheet writes dollars ({@code $50,000.00}).
     * A comma that could be a decimal comma is refused rather than guessed at.
     */
    public static BigDecimal decimal(String column, String cell) throws Unreadable {
        var plain = plain(cell);
        if (plain != null) {
            return plain;
        }
        var written = written(cell);
        if (NUMBER.matcher(written).matches()) {
            return new BigDecimal(written);
        }
        if (GROUPED.matcher(written).matches()) {
            return new BigDecimal(written.replace(",", ""));
        }
        var dollars = DOLLARS.matcher(written);
        if (dollars.matches()) {
            return new BigDecimal(written.replace("$", "").replace(",", ""));
        }
        throw new Unreadable(column, cell, whyNoNumber(cell));
    }

    /** The number with its minus in front, where accountants put brackets, and without blanks between its thousands. */
    private static String written(String cell) {
        var bracketed = BRACKETED.matcher(cell);
        var signed = (bracketed.matches() ? "-" + bracketed.group(1).strip() : cell).replace(MINUS, '-');
        return PARTED.matcher(signed).matches() ? PARTING.matcher(signed).replaceAll("") : signed;
    }

    /**
     * What nearly every cell is, at most 18 digits with at most one point inside, read without pattern or array, as
     * rows are many; null for anything else.
     */
    private static @Nullable BigDecimal plain(String cell) {
        var length = cell.length();
        var negative = cell.charAt(0) == '-';
        var first = negative ? 1 : 0;
        var point = -1;
        var digits = 0L;
        if (length > PLAIN_LENGTH || length == first) {
            return null;
        }
        for (var i = first; i < length; i++) {
            var each = cell.charAt(i);
            if (each == '.' && i > first && point < 0) {
                point = i;
            } else if (each < '0' || each > '9') {
                return null;
            } else {
                digits = digits * 10 + (each - '0');
            }
        }
        return BigDecimal.valueOf(negative ? -digits : digits, point < 0 ? 0 : length - point - 1);
    }

    /**
     * A number from a file whose cells are parted by semicolons, because the comma is its decimal sign: {@code 1.234,50}
     * and {@code 12,40}. A point without any comma is a decimal point.
     */
    static BigDecimal decimalWithComma(String column, String cell) throws Unreadable {
        var written = written(cell);
        return COMMA.matcher(written).matches()
                ? new BigDecimal(written.replace(".", "").replace(',', '.'))
                : decimal(column, cell);
    }

    private static String whyNoNumber(String cell) {
        if (COMMA.matcher(cell).matches()) {
            return "decimal comma or digit grouping; expected a decimal point, as in 12.40";
        }
        if (cell.matches("[+-]?[\\d.]+[eE][+-]?")) {
            return "number ends after the exponent";
        }
        if (cell.matches("[+-]?[\\d.]+[eE][+-]?\\d+")) {
            return "exponent out of range; expected at most three digits";
        }
        return "not a number; expected digits with a decimal point, as in 12.40";
    }
}
