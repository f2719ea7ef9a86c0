package dev.tradewind.connector.hand;

import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How a file writes its numbers, said by a person and therefore not guessed at: digits may be grouped, a currency may
 * stand beside them, and a negative amount may wear its sign behind or brackets around it.
 */
public enum NumberForm implements CellForm {
    POINT('.', "[,'\u2019 \u00a0\u202f]"),
    COMMA(',', "[.'\u2019 \u00a0\u202f]");

    private static final Pattern CURRENCY = Pattern.compile("(?:\\p{Sc}|[A-Z]{3})");
    private static final Pattern PLAIN = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    private final char decimalSign;
    private final Pattern grouped;
    private final String groups;

    NumberForm(char decimalSign, String groups) {
        this.decimalSign = decimalSign;
        this.groups = groups;
        grouped = Pattern.compile(
                "\\d{1,3}(?:" + groups + "\\d{3})+(?:" + Pattern.quote(String.valueOf(decimalSign)) + "\\d*)?");
    }

    /** @throws Unreadable if the cell is no number of this form */
    @Override
    public BigDecimal read(String column, String cell) throws Unreadable {
        var text = CURRENCY.matcher(cell).replaceFirst("").strip();
        var negative = false;
        if (text.startsWith("(") && text.endsWith(")")) {
            negative = true;
            text = text.substring(1, text.length() - 1).strip();
        } else if (text.startsWith("-") || text.startsWith("\u2212") || text.startsWith("+")) {
            negative = text.charAt(0) != '+';
            text = text.substring(1).strip();
        } else if (text.endsWith("-")) {
            negative = true;
            text = text.substring(0, text.length() - 1).strip();
        }
        var plain = grouped.matcher(text).matches() ? text.replaceAll(groups, "") : text;
        if (decimalSign == ',') {
            plain = plain.indexOf('.') < 0 ? plain.replace(',', '.') : "";
        }
        if (!PLAIN.matcher(plain).matches()) {
            throw new Unreadable(
                    column, cell, "not a number with a decimal " + (decimalSign == ',' ? "comma" : "point"));
        }
        var number = new BigDecimal(plain);
        return negative ? number.negate() : number;
    }
}
