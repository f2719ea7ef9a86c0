package dev.tradewind.connector;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a cell of a bill or a series may look like, and what it must not. Pure. */
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
    private static final Pattern DAY_FIRST =
            Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?");
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})/(\\d{1,2})/(\\d{1,2})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?");
    private static final Pattern UNSIGNED = Pattern.compile("\\d{8}");
    private static final Pattern SLASHED =
            Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?");

    // So many characters hold no number beyond a long, whether or not one of them is a point.
    private static final int PLAIN_LENGTH = 18;

    private Cells() {}

    /** The cell without blanks around it; null if it is missing, empty or the literal NULL. */
    public static @Nullable String text(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        var stripped = cell.strip();
        var length = stripped.length();
        return length == 0 || (length == 4 && stripped.equalsIgnoreCase("null")) ? null : stripped;
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

    /**
     * An instant: ISO 8601 with or without offset, a date, month/day/year, year/month/day, or day.month.year. Without a
     * zone it is UTC.
     */
    public static Instant instant(String column, String cell) throws Unreadable {
        try {
            var slashed = SLASHED.matcher(cell);
            if (slashed.matches()) {
                var year = Integer.parseInt(slashed.group(3));
                var date = LocalDate.of(
                        year < 100 ? 2000 + year : year,
                        Integer.parseInt(slashed.group(1)),
                        Integer.parseInt(slashed.group(2)));
                return date.atTime(time(slashed.group(4), slashed.group(5), slashed.group(6)))
                        .toInstant(ZoneOffset.UTC);
            }
            var dotted = DAY_FIRST.matcher(cell);
            if (dotted.matches()) {
                return at(dotted.group(3), dotted.group(2), dotted.group(1), dotted);
            }
            var yearFirst = YEAR_FIRST.matcher(cell);
            if (yearFirst.matches()) {
                return at(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3), yearFirst);
            }
            if (UNSIGNED.matcher(cell).matches()) {
                return LocalDate.parse(cell, DateTimeFormatter.BASIC_ISO_DATE)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
            }
            if (cell.length() <= 10) {
                return LocalDate.parse(cell).atStartOfDay().toInstant(ZoneOffset.UTC);
            }
            var iso = cell.charAt(10) == ' ' ? cell.substring(0, 10) + "T" + cell.substring(11) : cell;
            iso = iso.endsWith(" UTC") ? iso.substring(0, iso.length() - 4) + "Z" : iso;
            return hasZone(iso)
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notAnInstant) {
            throw new Unreadable(
                    column, cell, "not a time; expected ISO 8601 as in 2024-09-18T22:00:00Z, or month/day/year");
        }
    }

    private static Instant at(String year, String month, String day, Matcher timed) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day))
                .atTime(time(timed.group(4), timed.group(5), timed.group(6)))
                .toInstant(ZoneOffset.UTC);
    }

    private static LocalTime time(@Nullable String hour, @Nullable String minute, @Nullable String second) {
        if (hour == null || minute == null) {
            return LocalTime.MIDNIGHT;
        }
        return LocalTime.of(
                Integer.parseInt(hour), Integer.parseInt(minute), second == null ? 0 : Integer.parseInt(second));
    }

    private static boolean hasZone(String iso) {
        return iso.endsWith("Z") || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
    }
}
