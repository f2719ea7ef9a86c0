package dev.tradewind.egress;

import dev.tradewind.cost.ChargeTable;
import dev.tradewind.egress.attribution.Attribution;
import dev.tradewind.egress.attribution.Attribution.Share;
import dev.tradewind.egress.attribution.Attribution.Unattributed;
import dev.tradewind.egress.attribution.BilledTransfer;
import dev.tradewind.egress.attribution.SeenFlow;
import dev.tradewind.egress.attribution.SeenFlow.Side;
import dev.tradewind.lake.LakeQueries;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who caused what was billed: the charges that a filter means, shared among the flows of their time. */
@Component
public class Attributions {
    private static final List<String> GROUPS = List.of(
            "charge_period_start",
            "charge_period_end",
            "transfer_class",
            "transfer_from",
            "transfer_to",
            "sub_account_id");
    private static final int BYTES_DIGITS = 9;

    private final LakeQueries lake;
    private final FlowQueries flows;

    Attributions(LakeQueries lake, FlowQueries flows) {
        this.lake = lake;
        this.flows = flows;
    }

    /** One answer per currency, by code; empty where nothing was billed. */
    public List<AttributedEgress> of(EgressFilter filter) {
        var bills = bills(filter);
        if (bills.isEmpty()) {
            return List.of();
        }
        var attribution = new Attribution(flows.seen(spanned(bills)));
        Map<Key, Part> parts = new LinkedHashMap<>();
        for (var bill : bills) {
            for (var share : attribution.of(bill)) {
                parts.computeIfAbsent(Key.of(share), each -> new Part()).add(share);
            }
        }
        return parts.keySet().stream()
                .map(Key::currency)
                .distinct()
                .sorted()
                .map(currency -> AttributedEgress.of(currency, lines(parts, currency)))
                .toList();
    }

    /** Whether any flow log is in, without which nothing can be attributed. */
    public boolean hasFlows() {
        return !flows.isEmpty();
    }

    /** How the flows of the filter's time are asked for, as one would type it into DuckDB. */
    public String shownQuery(EgressFilter filter) {
        return flows.shownQuery(filter.range());
    }

    private static List<CausedFlow> lines(Map<Key, Part> parts, String currency) {
        return parts.entrySet().stream()
                .filter(each -> each.getKey().currency().equals(currency))
                .map(each -> each.getKey().line(each.getValue()))
                .sorted(Comparator.comparing(CausedFlow::isAttributed)
                        .thenComparing(line -> line.cost().amount())
                        .reversed()
                        .thenComparing(CausedFlow::toString))
                .toList();
    }

    private static TimeRange spanned(List<BilledTransfer> bills) {
        var from = bills.stream().map(bill -> bill.period().from()).min(Comparator.naturalOrder());
        var to = bills.stream().map(bill -> bill.period().to()).max(Comparator.naturalOrder());
        return new TimeRange(from.orElseThrow(), to.orElseThrow());
    }

    private List<BilledTransfer> bills(EgressFilter filter) {
        var sql = EgressSql.sums(filter, GROUPS);
        return lake.query(ChargeTable.CHARGES, sql.text(), sql.parameters(), Attributions::bill);
    }

    private static BilledTransfer bill(ResultSet row) throws SQLException {
        var from = instant(row, "charge_period_start");
        var end = row.getObject("charge_period_end", LocalDateTime.class);
        var to = end == null ? from : end.toInstant(ZoneOffset.UTC);
        var billed = row.getBigDecimal("billed_cost");
        return new BilledTransfer(
                new TimeRange(from, to.isBefore(from) ? from : to),
                TransferClass.valueOf(row.getString("transfer_class")),
                end(row.getString("transfer_from")),
                end(row.getString("transfer_to")),
                row.getString("sub_account_id"),
                new Money(billed == null ? BigDecimal.ZERO : billed, row.getString("billing_currency")),
                row.getBigDecimal("gigabytes"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private static String end(@Nullable String place) {
        return place == null ? EgressFilter.UNKNOWN : place;
    }

    private record Key(
            String currency,
            TransferClass billedClass,
            TransferClass causedClass,
            Side from,
            Side to,
            @Nullable Unattributed why) {

        static Key of(Share share) {
            var bill = share.bill();
            var flow = share.flow();
            return flow == null
                    ? new Key(
                            bill.cost().currency(),
                            bill.billedClass(),
                            bill.billedClass(),
                            new Side(null, bill.from(), null),
                            new Side(null, bill.to(), null),
                            share.why())
                    : new Key(
                            bill.cost().currency(),
                            bill.billedClass(),
                            flow.causedClass(),
                            flow.from(),
                            flow.to(),
                            null);
        }

        CausedFlow line(Part part) {
            return new CausedFlow(
                    billedClass,
                    causedClass,
                    from,
                    to,
                    new Money(part.amount, currency),
                    part.gigabytes(),
                    part.bills.size(),
                    why);
        }
    }

    /** What comes together on one line. */
    private static final class Part {
        private BigDecimal amount = BigDecimal.ZERO;
        private BigDecimal billedGigabytes = BigDecimal.ZERO;
        private final Set<SeenFlow> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Set<BilledTransfer> bills = Collections.newSetFromMap(new IdentityHashMap<>());

        void add(Share share) {
            amount = amount.add(share.amount());
            bills.add(share.bill());
            if (share.flow() == null) {
                billedGigabytes = billedGigabytes.add(share.bill().gigabytes());
            } else {
                seen.add(share.flow());
            }
        }

        BigDecimal gigabytes() {
            var bytes = BigDecimal.ZERO;
            for (var flow : seen) {
                bytes = bytes.add(BigDecimal.valueOf(flow.bytes()));
            }
            return seen.isEmpty() ? billedGigabytes : bytes.movePointLeft(BYTES_DIGITS);
        }
    }
}
