package dev.tradewind.egress.whatif;

import dev.tradewind.cost.ChargeTable;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressSql;
import dev.tradewind.egress.FlowQueries;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.WorkloadFlows;
import dev.tradewind.egress.advice.Advice;
import dev.tradewind.egress.attribution.Attribution;
import dev.tradewind.egress.attribution.Attribution.Share;
import dev.tradewind.egress.attribution.BilledTransfer;
import dev.tradewind.egress.whatif.MonthFlow.Origin;
import dev.tradewind.lake.LakeQueries;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a filter means as flows of a mean month: every charge, shared among the flow logs of its workload, class, place and
 * time where there are any. The costs of one currency add up to its bill.
 */
@Component
class MonthFlows {
    private static final String PROVIDER = "coalesce(provider, 'unknown') AS sold_by";
    private static final String PAYER = "coalesce(billing_account_id, 'not named') AS payer";
    private static final List<String> GROUPS = List.of(
            "charge_period_start",
            "charge_period_end",
            "transfer_class",
            "transfer_from",
            "transfer_to",
            "sub_account_id",
            PROVIDER,
            PAYER,
            "coalesce(owner, 'unallocated') AS team",
            WorkloadFlows.WORKLOAD + " AS workload");
    private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

    private final LakeQueries lake;
    private final FlowQueries logs;

    MonthFlows(LakeQueries lake, FlowQueries logs) {
        this.lake = lake;
        this.logs = logs;
    }

    private record Bill(BilledTransfer transfer, String provider, String payer, String owner) {}

    private record Key(
            String provider,
            String payer,
            TransferClass transferClass,
            End from,
            End to,
            String owner,
            Origin origin) {}

    private record Sum(BigDecimal gigabytes, BigDecimal cost) {
        Sum plus(Sum other) {
            return new Sum(gigabytes.add(other.gigabytes), cost.add(other.cost));
        }
    }

    /** By currency. */
    Map<String, List<MonthFlow>> of(EgressFilter filter) {
        var bills = bills(filter);
        if (bills.isEmpty()) {
            return Map.of();
        }
        var attribution = new Attribution(logs.seen(spanned(bills)));
        Map<String, Map<Key, Sum>> sums = new LinkedHashMap<>();
        for (var bill : bills) {
            var parts = sums.computeIfAbsent(bill.transfer().cost().currency(), each -> new LinkedHashMap<>());
            add(parts, bill, attribution.of(bill.transfer()));
        }
        Map<String, List<MonthFlow>> months = new LinkedHashMap<>();
        sums.forEach((currency, parts) -> months.put(
                currency,
                parts.entrySet().stream()
                        .map(each -> month(each.getKey(), each.getValue(), filter.range()))
                        .toList()));
        return months;
    }

    /** Gigabytes of a month that each payer sends to the internet, whatever else the filter says. */
    Map<Volumes.Payer, BigDecimal> internetVolumes(TimeRange range) {
        var sql = EgressSql.sums(EgressFilter.of(range).filling(EgressFilter.Steps.SITES), List.of(PROVIDER, PAYER));
        var all = new HashMap<Volumes.Payer, BigDecimal>();
        lake.stream(
                ChargeTable.CHARGES,
                sql.text(),
                sql.parameters(),
                row -> all.merge(
                        new Volumes.Payer(row.getString("sold_by"), row.getString("payer")),
                        perMonth(row.getBigDecimal("gigabytes"), range),
                        BigDecimal::add));
        return all;
    }

    /** The question, as one would type it into DuckDB. */
    String shownQuery(EgressFilter filter) {
        return EgressSql.sums(filter, GROUPS).shown();
    }

    static BigDecimal perMonth(BigDecimal inRange, TimeRange range) {
        var seconds = BigDecimal.valueOf(range.duration().toSeconds());
        return inRange.multiply(Advice.DAYS_PER_MONTH)
                .multiply(SECONDS_PER_DAY)
                .divide(seconds, MonthFlow.SCALE, RoundingMode.HALF_EVEN);
    }

    private static MonthFlow month(Key key, Sum sum, TimeRange range) {
        return new MonthFlow(
                key.provider(),
                key.payer(),
                key.transferClass(),
                key.from(),
                key.to(),
                key.owner(),
                perMonth(sum.gigabytes(), range),
                perMonth(sum.cost(), range),
                key.origin());
    }

    /** The bill's bytes are shared as its cost is: by the bytes of the logs, the last share takes the rest. */
    private static void add(Map<Key, Sum> parts, Bill bill, List<Share> shares) {
        var bytes = shares.stream().mapToLong(MonthFlows::bytes).sum();
        var left = bill.transfer().gigabytes();
        for (int i = 0; i < shares.size(); i++) {
            var share = shares.get(i);
            var gigabytes = i == shares.size() - 1
                    ? left
                    : bill.transfer()
                            .gigabytes()
                            .multiply(BigDecimal.valueOf(bytes(share)))
                            .divide(BigDecimal.valueOf(bytes), MonthFlow.SCALE, RoundingMode.HALF_EVEN);
            left = left.subtract(gigabytes);
            parts.merge(key(bill, share), new Sum(gigabytes, share.amount()), Sum::plus);
        }
    }

    private static long bytes(Share share) {
        var flow = share.flow();
        return flow == null ? 0 : flow.bytes();
    }

    private static Key key(Bill bill, Share share) {
        var flow = share.flow();
        var transfer = bill.transfer();
        if (flow != null) {
            return new Key(
                    bill.provider(),
                    bill.payer(),
                    flow.causedClass(),
                    new End(flow.from().site(), flow.from().workload(), null),
                    new End(flow.to().site(), flow.to().workload(), null),
                    bill.owner(),
                    Origin.FLOW_LOG);
        }
        var arrives = transfer.billedClass() == TransferClass.INGRESS;
        return new Key(
                bill.provider(),
                bill.payer(),
                transfer.billedClass(),
                new End(transfer.from(), arrives ? null : transfer.workload(), null),
                new End(transfer.to(), arrives ? transfer.workload() : null, null),
                bill.owner(),
                Origin.BILL);
    }

    private List<Bill> bills(EgressFilter filter) {
        var sql = EgressSql.sums(filter, GROUPS);
        return lake.query(ChargeTable.CHARGES, sql.text(), sql.parameters(), MonthFlows::bill);
    }

    private static Bill bill(ResultSet row) throws SQLException {
        var from = row.getObject("charge_period_start", LocalDateTime.class).toInstant(ZoneOffset.UTC);
        var end = row.getObject("charge_period_end", LocalDateTime.class);
        var to = end == null ? from : end.toInstant(ZoneOffset.UTC);
        var billed = row.getBigDecimal("billed_cost");
        return new Bill(
                new BilledTransfer(
                        new TimeRange(from, to.isBefore(from) ? from : to),
                        TransferClass.valueOf(row.getString("transfer_class")),
                        end(row.getString("transfer_from")),
                        end(row.getString("transfer_to")),
                        row.getString("sub_account_id"),
                        new Money(billed == null ? BigDecimal.ZERO : billed, row.getString("billing_currency")),
                        row.getBigDecimal("gigabytes"),
                        row.getString("workload")),
                row.getString("sold_by"),
                row.getString("payer"),
                row.getString("team"));
    }

    private static String end(@Nullable String place) {
        return place == null ? EgressFilter.UNKNOWN : place;
    }

    private static TimeRange spanned(List<Bill> bills) {
        var from = bills.stream().map(bill -> bill.transfer().period().from()).min(Comparator.naturalOrder());
        var to = bills.stream().map(bill -> bill.transfer().period().to()).max(Comparator.naturalOrder());
        return new TimeRange(from.orElseThrow(), to.orElseThrow());
    }
}
