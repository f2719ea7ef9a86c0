package dev.tradewind.ui;

import static dev.tradewind.ui.Texts.key;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scope and time range of every page, read from the URL. The range is half-open in UTC; {@code zone} is for
 * display only. Without parameters: the {@link #usual} range, everything, the reader's own zone.
 *
 * @param range keyword of a relative range, or {@code null} if the dates were given
 * @param usual keyword of the range that a URL without one asks for today
 */
public record ScopeParameters(
        Instant from,
        Instant to,
        @Nullable String range,
        String usual,
        @Nullable String environment,
        @Nullable String owner,
        @Nullable String provider,
        ZoneId zone) {
    static final Map<String, String> RANGES = ranges();

    /** What survives from page to page. */
    static final List<String> NAMES = List.of("env", "owner", "provider", "range", "from", "to", "zone");

    /** Providers bill up to three days late; until then a new month is empty, and the one before is what people look at. */
    private static final int LATE_DAYS = 3;

    public static ScopeParameters of(QueryParameters query, Clock clock) {
        var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
        var first = day(query, "from");
        var last = day(query, "to");
        var range = value(query, "range");
        var usual = today.getDayOfMonth() > LATE_DAYS ? "month" : "last-month";
        if (first != null && last != null && first.isBefore(last)) {
            range = null;
        } else {
            range = range != null && RANGES.containsKey(range) ? range : usual;
            first = start(range, today);
            last = range.equals("last-month") ? today.withDayOfMonth(1) : today.plusDays(1);
        }
        return new ScopeParameters(
                first.atStartOfDay().toInstant(ZoneOffset.UTC),
                last.atStartOfDay().toInstant(ZoneOffset.UTC),
                range,
                usual,
                value(query, "env"),
                value(query, "owner"),
                value(query, "provider"),
                zone(value(query, "zone")));
    }

    /** The parameters to carry on to another page; nothing for what is at its default. */
    public Map<String, String> asParameters() {
        var all = new LinkedHashMap<String, String>();
        put(all, "env", environment);
        put(all, "owner", owner);
        put(all, "provider", provider);
        if (range == null) {
            all.put("from", from.atOffset(ZoneOffset.UTC).toLocalDate().toString());
            all.put("to", to.atOffset(ZoneOffset.UTC).toLocalDate().toString());
        } else if (!range.equals(usual)) {
            all.put("range", range);
        }
        if (!zone.equals(Locality.current().zone())) {
            all.put("zone", zone.getId());
        }
        return all;
    }

    /** A path inside the console with this scope and the page's own parameters. */
    public String link(String path, Map<String, String> own) {
        var all = new LinkedHashMap<>(asParameters());
        all.putAll(own);
        var query = QueryParameters.simple(all).getQueryString();
        return query.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + query;
    }

    public String link(String path) {
        return link(path, Map.of());
    }

    /** {@code 1 – 25 Nov 2026}. */
    public String rangeInWords() {
        return Formats.range(from, to);
    }

    private static Map<String, String> ranges() {
        var all = new LinkedHashMap<String, String>();
        all.put("month", key("Month to date"));
        all.put("last-month", key("Last month"));
        all.put("7d", key("Last 7 days"));
        all.put("30d", key("Last 30 days"));
        all.put("90d", key("Last 90 days"));
        all.put("365d", key("Last 365 days"));
        return all;
    }

    private static LocalDate start(String range, LocalDate today) {
        return switch (range) {
            case "month" -> today.withDayOfMonth(1);
            case "last-month" -> today.withDayOfMonth(1).minusMonths(1);
            default -> today.minusDays(Integer.parseInt(range.replace("d", "")) - 1L);
        };
    }

    private static void put(Map<String, String> all, String name, @Nullable String value) {
        if (value != null) {
            all.put(name, value);
        }
    }

    private static @Nullable String value(QueryParameters query, String name) {
        return query.getSingleParameter(name).filter(text -> !text.isBlank()).orElse(null);
    }

    private static @Nullable LocalDate day(QueryParameters query, String name) {
        var text = value(query, name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static ZoneId zone(@Nullable String id) {
        try {
            return id == null ? Locality.current().zone() : ZoneId.of(id);
        } catch (DateTimeException e) {
            return Locality.current().zone();
        }
    }
}
