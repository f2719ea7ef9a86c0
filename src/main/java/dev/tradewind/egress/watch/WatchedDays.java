package dev.tradewind.egress.watch;

import dev.tradewind.cost.Ownership;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the bills for each flow's complete days: those before today and before the day in which its provider's bill ends. */
@Component
class WatchedDays {
    static final int DAYS = 400;

    private static final String NOT_NAMED = "not named";
    private static final List<String> GRAIN =
            List.of("day", "provider", "transfer_from", "transfer_to", "transfer_class", "owner");

    private final EgressQueries egress;
    private final Clock clock;

    WatchedDays(EgressQueries egress, Clock clock) {
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
        egress.billedExtents().forEach(extent -> state.append('\n').append(extent));
        return Hashes.sha256(state.toString());
    }

    Flows complete() {
        var since = new HashMap<String, LocalDate>();
        var until = new HashMap<String, LocalDate>();
        for (var extent : egress.billedExtents()) {
            var provider = named(extent.provider(), NOT_NAMED);
            since.merge(provider, day(extent.from()), WatchedDays::earlier);
            until.merge(provider, day(extent.to()), (one, other) -> one.isAfter(other) ? one : other);
        }
        until.replaceAll((provider, end) -> earlier(end, today()));
        var zone = egress.reportingZone();
        var range = TimeRange.ofDays(today().minusDays(DAYS), today(), zone);
        var days = new HashMap<WatchedFlow, SortedMap<LocalDate, Day>>();
        egress.grouped(EgressFilter.of(range), GRAIN, WatchedDays::billed).stream()
                .flatMap(Optional::stream)
                .filter(billed ->
                        billed.day().isBefore(until.getOrDefault(billed.flow().provider(), today())))
                .forEach(billed -> days.computeIfAbsent(billed.flow(), key -> new TreeMap<>())
                        .put(billed.day(), billed.sums()));
        return new Flows(days, since, until);
    }

    private record BilledDay(WatchedFlow flow, LocalDate day, Day sums) {}

    private static Optional<BilledDay> billed(ResultSet row) throws SQLException {
        var cost = row.getBigDecimal("billed_cost");
        if (cost == null) {
            return Optional.empty();
        }
        var flow = new WatchedFlow(
                named(row.getString("provider"), NOT_NAMED),
                named(row.getString("transfer_from"), EgressFilter.UNKNOWN),
                named(row.getString("transfer_to"), EgressFilter.UNKNOWN),
                TransferClass.valueOf(row.getString("transfer_class")),
                named(row.getString("owner"), Ownership.UNALLOCATED),
                row.getString("billing_currency"));
        return Optional.of(new BilledDay(
                flow, row.getObject("day", LocalDate.class), new Day(cost, row.getBigDecimal("gigabytes"))));
    }

    private static String named(@Nullable String name, String otherwise) {
        return name == null ? otherwise : name;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(egress.reportingZone()));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, egress.reportingZone());
    }
}
