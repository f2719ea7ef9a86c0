package dev.tradewind.egress.ui;

import dev.tradewind.egress.Comparison;
import dev.tradewind.quantity.TimeRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The two ranges of the explanation as the URL spells them: {@code a=2026-11-03..2026-11-09}, last day included. */
final class ComparedDays {
    private static final String BETWEEN = "..";

    private ComparedDays() {}

    /** What the URL asks for, and for the side that it leaves out what is usual. */
    static Comparison of(EgressQuestion question, Comparison usual, ZoneId zone) {
        var a = read(question.a(), zone);
        var b = read(question.b(), zone);
        return new Comparison(a == null ? usual.before() : a, b == null ? usual.now() : b);
    }

    static String write(LocalDate first, LocalDate last) {
        return first + BETWEEN + last;
    }

    static LocalDate first(TimeRange range, ZoneId zone) {
        return LocalDate.ofInstant(range.from(), zone);
    }

    /** The last day that the range holds. */
    static LocalDate last(TimeRange range, ZoneId zone) {
        return LocalDate.ofInstant(range.to().minusNanos(1), zone);
    }

    private static @Nullable TimeRange read(@Nullable String text, ZoneId zone) {
        int at = text == null ? -1 : text.indexOf(BETWEEN);
        if (text == null || at < 0) {
            return null;
        }
        try {
            var first = LocalDate.parse(text.substring(0, at));
            var last = LocalDate.parse(text.substring(at + BETWEEN.length()));
            return last.isBefore(first) ? null : TimeRange.ofDays(first, last.plusDays(1), zone);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
