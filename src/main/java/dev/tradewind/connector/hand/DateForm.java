package dev.tradewind.connector.hand;

import dev.tradewind.connector.CellTimes;
import dev.tradewind.connector.Unreadable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file writes its dates: {@link #ISO}, or a pattern of day, month and year as in {@code dd.MM.yyyy}. What a
 * pattern leaves out is the first of the month, or midnight; times are UTC.
 */
final class DateForm implements CellForm {
    static final String ISO = "ISO 8601";

    private static final Pattern ISO_OR_SLASHED = Pattern.compile("\\d{4}-|\\d{1,2}/");

    /** What is offered, and tried in this order when guessing. */
    static final List<String> OFFERED = List.of(
            ISO,
            "dd.MM.yyyy",
            "dd.MM.yyyy HH:mm",
            "dd.MM.yyyy HH:mm:ss",
            "dd/MM/yyyy",
            "dd/MM/yyyy HH:mm",
            "MM/dd/yyyy",
            "MM/dd/yyyy HH:mm",
            "dd-MM-yyyy",
            "dd-MMM-yyyy",
            "dd MMM yyyy",
            "MMM d, yyyy",
            "yyyy/MM/dd",
            "yyyyMMdd",
            "yyyy-MM",
            "MM/yyyy",
            "MM.yyyy");

    private final String pattern;
    private final @Nullable DateTimeFormatter format;

    private DateForm(String pattern, @Nullable DateTimeFormatter format) {
        this.pattern = pattern;
        this.format = format;
    }

    /** @throws IllegalArgumentException if the pattern is none, or names no year */
    static DateForm of(String pattern) {
        if (pattern.equals(ISO)) {
            return new DateForm(pattern, null);
        }
        if (!pattern.contains("y") || !pattern.contains("M")) {
            throw new IllegalArgumentException(
                    "date form '" + pattern + "' names no year or month, as dd.MM.yyyy does");
        }
        // A "d" or "M" alone reads one digit and two; twice, it would refuse the one.
        var lenient = pattern.replace("dd", "d")
                .replaceAll("(?<!M)MM(?!M)", "M")
                .replace("HH", "H")
                .replace("y", "u");
        lenient = pattern.matches("[yMdHms]+") ? pattern.replace("y", "u") : lenient;
        var builder = new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(lenient);
        if (!pattern.contains("d")) {
            builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        if (!pattern.contains("H")) {
            builder.parseDefaulting(ChronoField.HOUR_OF_DAY, 0);
        }
        return new DateForm(pattern, builder.toFormatter(Locale.ENGLISH));
    }

    /** Whether its dates are months, so that a charge lasts one. */
    boolean isMonth() {
        return format != null && !pattern.contains("d");
    }

    @Override
    public Instant read(String column, String cell) throws Unreadable {
        var form = format;
        if (form == null) {
            // Dates that dialects read beyond these have forms of their own here.
            if (!ISO_OR_SLASHED.matcher(cell).lookingAt()) {
                throw new Unreadable(column, cell, "not a date of the form " + pattern);
            }
            return CellTimes.instant(column, cell);
        }
        try {
            return LocalDateTime.parse(cell, form).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException otherwise) {
            throw new Unreadable(column, cell, "not a date of the form " + pattern);
        }
    }
}
