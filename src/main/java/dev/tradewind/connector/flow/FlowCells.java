package dev.tradewind.connector.flow;

import dev.tradewind.connector.CellTimes;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.flow.Cidr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a cell of a flow log may look like. Pure. */
final class FlowCells {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern NOTHING_BEHIND = Pattern.compile("\\.0+$");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}(?:\\.\\d{1,9})?(?:[eE]\\+?\\d{1,2})?");
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000L);
    /** As seconds a number of eleven digits; one of twelve counts something shorter. */
    private static final BigDecimal NANOS_OF_THE_YEAR_5138 = new BigDecimal("1e20");

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
        var whole = NOTHING_BEHIND.matcher(text).replaceFirst("");
        if (!WHOLE.matcher(whole).matches()) {
            throw new Unreadable(column, cell, "not a count; expected a whole number, 0 or more");
        }
        return Long.valueOf(whole);
    }

    /** A time: since 1970 in seconds, or in milli-, micro- or nanoseconds as its size tells, or ISO 8601. */
    static Instant time(String column, @Nullable String cell) throws Unreadable {
        var text = text(cell);
        if (text == null) {
            throw new Unreadable(column, cell, "empty; expected seconds since 1970 or an ISO 8601 time");
        }
        var at = NUMBER.matcher(text).matches() ? sinceTheEpoch(new BigDecimal(text)) : CellTimes.instant(column, text);
        if (at.isBefore(FIRST)) {
            throw new Unreadable(column, cell, "before the year 2000; expected seconds since 1970 or an ISO 8601 time");
        }
        return at;
    }

    private static Instant sinceTheEpoch(BigDecimal number) {
        var nanos = number.movePointRight(9);
        for (var unit = 0; unit < 3 && nanos.compareTo(NANOS_OF_THE_YEAR_5138) >= 0; unit++) {
            nanos = nanos.movePointLeft(3);
        }
        var parts = nanos.toBigInteger().divideAndRemainder(NANOS_PER_SECOND);
        return Instant.ofEpochSecond(parts[0].longValue(), parts[1].longValue());
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
