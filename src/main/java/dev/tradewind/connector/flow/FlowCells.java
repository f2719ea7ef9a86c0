package dev.tradewind.connector.flow;

import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.flow.Cidr;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a cell of a flow log may look like. Pure. */
final class FlowCells {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Duration LONGEST = Duration.ofDays(31);

    private FlowCells() {}

    /** The cell, or null if it is missing, empty or a dash, as logs write what they do not know. */
    static @Nullable String text(@Nullable String cell) {
        if (cell == null) {
            return null;
        }
        var stripped = cell.strip();
        return stripped.isEmpty() || stripped.equals("-") ? null : stripped;
    }

    /** A count, or null if the log tells none. */
    static @Nullable Long count(String column, @Nullable String cell) throws Unreadable {
        var text = text(cell);
        if (text == null) {
            return null;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw new Unreadable(column, cell, "not a count; expected a whole number, 0 or more");
        }
        return Long.valueOf(text);
    }

    static long seconds(String column, @Nullable String cell) throws Unreadable {
        var seconds = count(column, cell);
        if (seconds == null) {
            throw new Unreadable(column, cell, "empty; expected seconds since 1970");
        }
        if (seconds >= 100_000_000_000L) {
            throw new Unreadable(column, cell, "beyond the year 5000 as seconds. Maybe these are milliseconds?");
        }
        return seconds;
    }

    static @Nullable String address(String column, @Nullable String cell) throws Unreadable {
        var text = text(cell);
        if (text == null) {
            return null;
        }
        return Cidr.canonical(text)
                .orElseThrow(() -> new Unreadable(column, cell, "not an address; expected IPv4 or IPv6"));
    }

    /** Refuses an end before its beginning, and a row that claims to last longer than a month. */
    static void ordered(String column, Instant from, Instant to) throws Unreadable {
        if (to.isBefore(from)) {
            throw new Unreadable(column, to.toString(), "before its start " + from);
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new Unreadable(
                    column, to.toString(), "more than 31 days after its start " + from + ". Maybe the unit differs?");
        }
    }
}
