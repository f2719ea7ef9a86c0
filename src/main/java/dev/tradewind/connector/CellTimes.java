package dev.tradewind.connector;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which bills and series write an instant. Without a zone it is UTC. Pure. */
public final class CellTimes {
    private static final String TIME =
            "(?:(?:[Tt]|,? +)(?<h>\\d{1,2}):?(?<m>\\d{2})(?::?(?<s>\\d{2})(?:[.,](?<f>\\d{1,9}))?)?"
                    + "(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?)?";
    private static final String ZONE = "(?: ?(?<zone>[Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)(?: UTC| GMT)?)?";

    private static final Pattern YEAR_FIRST = written("(?<y>\\d{4})([-/])(?<mo>\\d{1,2})\\2(?<d>\\d{1,2})");
    private static final Pattern UNSIGNED = written("(?<y>\\d{4})(?<mo>\\d{2})(?<d>\\d{2})");
    private static final Pattern DOTTED = written("(?<d>\\d{1,2})\\.(?<mo>\\d{1,2})\\.(?<y>\\d{4})");
    private static final Pattern SLASHED = written("(?<mo>\\d{1,2})/(?<d>\\d{1,2})/(?<y>\\d{4}|\\d{2})");
    private static final Pattern DAY_NAME = written("(?<d>\\d{1,2})[- ](?<mo>[A-Za-z]{3,9})[- ,]+(?<y>\\d{4}|\\d{2})");
    private static final Pattern NAME_DAY = written("(?<mo>[A-Za-z]{3,9}) (?<d>\\d{1,2}),? (?<y>\\d{4})");

    private static final Pattern[] LIKE_ISO = {YEAR_FIRST};
    private static final Pattern[] ALL = {YEAR_FIRST, SLASHED, DOTTED, UNSIGNED, DAY_NAME, NAME_DAY};

    /**
     * Seconds since 1970, or their thousandths, millionths or billionths. Ten digits that begin with 2 could as well be a
     * day and its hour.
     */
    private static final Pattern SINCE_1970 = Pattern.compile("(1\\d{9})((?:\\d{3}){0,3})");

    private CellTimes() {}

    /**
     * ISO 8601 with or without offset, a date, month/day/year, year/month/day, day.month.year, day-Mon-year, or seconds
     * and smaller units since 1970.
     */
    public static Instant instant(String column, String cell) throws Unreadable {
        return instant(column, cell, false);
    }

    /** @param dayFirst whether the file puts the day before the month where slashes part them */
    static Instant instant(String column, String cell, boolean dayFirst) throws Unreadable {
        try {
            for (var form : forms(cell)) {
                var matcher = form.matcher(cell);
                if (matcher.matches()) {
                    return at(matcher, dayFirst && form == SLASHED);
                }
            }
            var since = SINCE_1970.matcher(cell);
            if (since.matches()) {
                return Instant.ofEpochSecond(Long.parseLong(since.group(1)), nanos(since.group(2)));
            }
        } catch (DateTimeException noInstant) {
            // Such as a month 13; said below.
        }
        throw new Unreadable(
                column,
                cell,
                "not a time; expected ISO 8601 as in 2024-09-18T22:00:00Z, or "
                        + (dayFirst ? "day/month/year as in the rest of the file" : "month/day/year"));
    }

    /** Nearly every cell begins with a year and a sign behind it; the others are tried in turn. */
    private static Pattern[] forms(String cell) {
        return cell.length() > 4 && cell.charAt(4) == '-' ? LIKE_ISO : ALL;
    }

    private static Pattern written(String date) {
        return Pattern.compile(date + TIME + ZONE);
    }

    private static Instant at(Matcher cell, boolean swapped) {
        var year = Integer.parseInt(cell.group("y"));
        var month = cell.group("mo");
        var day = cell.group("d");
        return LocalDate.of(
                        year < 100 ? 2000 + year : year,
                        month(swapped ? day : month),
                        Integer.parseInt(swapped ? month : day))
                .atTime(time(cell))
                .toInstant(offset(cell.group("zone")));
    }

    private static int month(String cell) {
        if (Character.isDigit(cell.charAt(0))) {
            return Integer.parseInt(cell);
        }
        var name = cell.toUpperCase(Locale.ROOT);
        return Arrays.stream(Month.values())
                .filter(month -> month.name().startsWith(name) || (name.equals("SEPT") && month == Month.SEPTEMBER))
                .findFirst()
                .map(Month::getValue)
                .orElseThrow(() -> new DateTimeException("no month " + cell));
    }

    private static LocalTime time(Matcher cell) {
        var hours = cell.group("h");
        if (hours == null) {
            return LocalTime.MIDNIGHT;
        }
        var hour = Integer.parseInt(hours);
        var half = cell.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("no hour " + hour + " of half a day");
            }
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        return LocalTime.of(hour, Integer.parseInt(cell.group("m")), number(cell.group("s")), nanos(cell.group("f")));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    private static ZoneOffset offset(@Nullable String zone) {
        return zone == null || Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }
}
