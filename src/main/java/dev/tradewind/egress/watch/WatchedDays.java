package dev.tradewind.egress.watch;

import dev.tradewind.cost.ChargeTable;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressSql;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.lake.Lake;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Asks the bills for each flow's complete days: those before today and before the day in which its provider's bill ends. */
@Component
class WatchedDays {
    static final int DAYS = 400;

    private final Lake lake;
    private final EgressQueries egress;
    private final Clock clock;

    WatchedDays(Lake lake, EgressQueries egress, Clock clock) {
        this.lake = lake;
        this.egress = egress;
        this.clock = clock;
    }

    /** Cost and bytes of a flow on one day. */
    record Day(BigDecimal cost, BigDecimal gigabytes) {}

    /**
     * @param until by provider, the first day that is not complete
     * @param since by provider, the first day that a bill covers
     */
    record Flows(
            Map<WatchedFlow, SortedMap<LocalDate, Day>> days,
            Map<String, LocalDate> since,
            Map<String, LocalDate> until) {}

    /** What the bills hold, so that nobody looks through the same twice; another one each day. */
    String state() {
        var state = new StringBuilder(today().toString());
        lake.stream(
                ChargeTable.CHARGES,
                "SELECT provider, count(*) AS charges, sum(billed_cost) AS cost, max(charge_period_end) AS ends"
                        + " FROM charges WHERE transfer_class IS NOT NULL GROUP BY 1 ORDER BY 1",
                List.of(),
                row -> state.append('\n')
                        .append(row.getString("provider"))
                        .append(' ')
                        .append(row.getLong("charges"))
                        .append(' ')
                        .append(row.getBigDecimal("cost"))
                        .append(' ')
                        .append(row.getObject("ends", LocalDateTime.class)));
        return Hashes.sha256(state.toString());
    }

    Flows complete() {
        var since = new HashMap<String, LocalDate>();
        var until = new HashMap<String, LocalDate>();
        lake.stream(
                ChargeTable.CHARGES,
                "SELECT coalesce(provider, 'not named') AS sold_by, min(charge_period_start) AS begins,"
                        + " max(charge_period_end) AS ends FROM charges WHERE transfer_class IS NOT NULL GROUP BY 1"
                        + " ORDER BY 1",
                List.of(),
                row -> {
                    since.put(row.getString("sold_by"), day(row.getObject("begins", LocalDateTime.class)));
                    var end = day(row.getObject("ends", LocalDateTime.class));
                    until.put(row.getString("sold_by"), end.isBefore(today()) ? end : today());
                });
        var zone = egress.reportingZone();
        var range = TimeRange.ofDays(today().minusDays(DAYS), today(), zone);
        var sql = EgressSql.sums(
                EgressFilter.of(range),
                List.of(
                        EgressSql.day(zone) + " AS day",
                        "coalesce(provider, 'not named') AS sold_by",
                        "coalesce(transfer_from, '" + EgressFilter.UNKNOWN + "') AS origin",
                        "coalesce(transfer_to, '" + EgressFilter.UNKNOWN + "') AS target",
                        "transfer_class",
                        "coalesce(owner, 'unallocated') AS team"));
        var days = new HashMap<WatchedFlow, SortedMap<LocalDate, Day>>();
        lake.stream(ChargeTable.CHARGES, sql.text(), sql.parameters(), row -> {
            var day = row.getObject("day", LocalDate.class);
            var provider = row.getString("sold_by");
            if (row.getBigDecimal("billed_cost") == null || !day.isBefore(until.getOrDefault(provider, today()))) {
                return;
            }
            var flow = new WatchedFlow(
                    provider,
                    row.getString("origin"),
                    row.getString("target"),
                    TransferClass.valueOf(row.getString("transfer_class")),
                    row.getString("team"),
                    row.getString("billing_currency"));
            days.computeIfAbsent(flow, key -> new TreeMap<>())
                    .put(day, new Day(row.getBigDecimal("billed_cost"), row.getBigDecimal("gigabytes")));
        });
        return new Flows(days, since, until);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(egress.reportingZone()));
    }

    private LocalDate day(LocalDateTime utc) {
        return LocalDate.ofInstant(utc.toInstant(ZoneOffset.UTC), egress.reportingZone());
    }
}
