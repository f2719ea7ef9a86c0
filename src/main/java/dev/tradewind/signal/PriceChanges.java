package dev.tradewind.signal;

import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells of list prices that are no longer what they were: one event for each provider and delivery. */
@Component
class PriceChanges {
    /** Older prices are history that somebody brings in, not news. */
    private static final Duration NEWS = Duration.ofDays(40);

    private static final int CHUNK = 500;
    private static final int NAMED = 20;

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;

    PriceChanges(JdbcClient jdbc, Outbox outbox, Clock clock) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Change(String series, BigDecimal before, BigDecimal after) {
        String words() {
            return series + " from " + before.stripTrailingZeros().toPlainString() + " to "
                    + after.stripTrailingZeros().toPlainString();
        }
    }

    @EventListener
    void on(SignalsAppended appended) {
        Instant oldest = clock.instant().minus(NEWS);
        Map<String, SignalPoint> newest = new HashMap<>();
        for (SignalPoint point : appended.points()) {
            boolean listed =
                    point.series().startsWith("price:") || point.series().startsWith("egress:");
            if (listed && point.validFrom().isAfter(oldest)) {
                newest.merge(point.series(), point, (a, b) -> b.validFrom().isBefore(a.validFrom()) ? a : b);
            }
        }
        Map<String, List<Change>> byProvider = new TreeMap<>();
        for (Change change : changes(newest)) {
            String provider = change.series.split(":", -1)[1];
            byProvider.computeIfAbsent(provider, p -> new ArrayList<>()).add(change);
        }
        byProvider.forEach(this::tell);
    }

    private List<Change> changes(Map<String, SignalPoint> newest) {
        var changes = new ArrayList<Change>();
        var names = newest.keySet().stream().sorted().toList();
        for (int from = 0; from < names.size(); from += CHUNK) {
            Map<String, List<BigDecimal>> lastTwo = new TreeMap<>();
            jdbc.sql("""
                    select series, point_value from (
                        select series, point_value, valid_from, revision, row_number() over
                            (partition by series order by valid_from desc, revision desc) as place
                        from signal_point where series in (:names)) ranked
                    where place <= 2 order by series, place
                    """)
                    .param("names", names.subList(from, Math.min(names.size(), from + CHUNK)))
                    .query((ResultSet row, int n) -> add(row, lastTwo))
                    .list();
            lastTwo.forEach((series, values) -> {
                if (values.size() == 2 && values.get(0).compareTo(values.get(1)) != 0) {
                    changes.add(new Change(series, values.get(1), values.get(0)));
                }
            });
        }
        return changes;
    }

    private static boolean add(ResultSet row, Map<String, List<BigDecimal>> to) throws SQLException {
        return to.computeIfAbsent(row.getString(1), s -> new ArrayList<>()).add(row.getBigDecimal(2));
    }

    private void tell(String provider, List<Change> changes) {
        var named = changes.stream().limit(NAMED).map(Change::words).toList();
        outbox.add(Event.of("dev.tradewind.signal.prices-changed", "prices/" + provider, clock.instant())
                .title(
                        changes.size() == 1
                                ? "A price of " + provider + " changed: " + named.getFirst()
                                : changes.size() + " prices of " + provider + " changed")
                .text(String.join("; ", named) + (changes.size() > NAMED ? "; and more" : "")
                        + ". The next plan counts with them.")
                .path("data")
                .with("provider", provider)
                .with("changed", changes.size())
                .with("changes", named)
                .to(Audience.ofRoles("ANALYST", "OPERATOR"))
                .build());
    }
}
