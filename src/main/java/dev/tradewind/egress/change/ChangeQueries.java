package dev.tradewind.egress.change;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.cost.ChargeTable;
import dev.tradewind.egress.Comparison;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.EgressSql;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.lake.Lake;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the bills for both ranges, and the price lists for what they make of the payers' volumes. */
@Component
public class ChangeQueries {
    /** The labels under which clouds and clusters name a workload; a charge without one stands for its service. */
    private static final String LABEL = "nullif(regexp_extract(tags,"
            + " '\"(user[:_])?(workload|application|app|component|app.kubernetes.io/name)\"\\s*:\\s*\"([^\"]+)\"', 3, 'i'),"
            + " '')";

    private static final List<String> GRAIN = List.of(
            "coalesce(provider, 'not named') AS sold_by",
            "coalesce(billing_account_id, 'not named') AS payer",
            "coalesce(transfer_from, '" + EgressFilter.UNKNOWN + "') AS origin",
            "coalesce(transfer_to, '" + EgressFilter.UNKNOWN + "') AS target",
            "transfer_class",
            "coalesce(owner, 'unallocated') AS team",
            "coalesce(" + LABEL + ", service_name, 'not named') AS workload",
            LABEL + " IS NOT NULL AS labelled");

    private final Lake lake;
    private final Catalog catalog;
    private final EgressQueries egress;

    ChangeQueries(Lake lake, Catalog catalog, EgressQueries egress) {
        this.lake = lake;
        this.catalog = catalog;
        this.egress = egress;
    }

    /** The difference of what the filter means between the two ranges; the filter's own range does not matter. */
    public EgressChange between(EgressFilter filter, Comparison compared, String currency) {
        var before = flows(filter.during(compared.before()), currency);
        var after = flows(filter.during(compared.now()), currency);
        return Decomposition.between(before, after, currency, tiers(before, after, compared));
    }

    /** Every flow of the range in one currency, at the finest grain. */
    public List<BilledFlow> flows(EgressFilter filter, String currency) {
        var sql = EgressSql.sums(filter, GRAIN);
        var all = new ArrayList<BilledFlow>();
        lake.stream(ChargeTable.CHARGES, sql.text(), sql.parameters(), row -> {
            // a row of a metric that the bill lacks, such as an amortised one, says nothing of BilledCost
            if (row.getString("billing_currency").equals(currency) && row.getBigDecimal("billed_cost") != null) {
                all.add(new BilledFlow(key(row), billed(row)));
            }
        });
        return all;
    }

    /** How the two questions behind a difference are asked. */
    public String shownQuery(EgressFilter filter) {
        return EgressSql.sums(filter, GRAIN).shown();
    }

    private record Payer(String provider, String account) {}

    private record Origin(Payer payer, String site) {}

    private TierPrices tiers(List<BilledFlow> before, List<BilledFlow> after, Comparison compared) {
        var origins = new LinkedHashSet<Origin>();
        for (var flow : List.of(before, after)) {
            flow.stream()
                    .map(BilledFlow::key)
                    .filter(key -> key.transferClass() == TransferClass.INTERNET)
                    .forEach(key -> origins.add(new Origin(new Payer(key.provider(), key.payer()), key.from())));
        }
        if (origins.isEmpty()) {
            return TierPrices.NONE;
        }
        var earlier = daily(compared.before());
        var later = daily(compared.now());
        return new TierPrices(origins.stream()
                .map(origin -> price(origin, compared, earlier.get(origin.payer()), later.get(origin.payer())))
                .flatMap(Optional::stream)
                .toList());
    }

    private Optional<TierPrice> price(
            Origin origin,
            Comparison compared,
            @Nullable SortedMap<LocalDate, BigDecimal> earlier,
            @Nullable SortedMap<LocalDate, BigDecimal> later) {
        var list = catalog.egressPrice(origin.site(), Ends.INTERNET);
        if (list.isEmpty() || earlier == null || later == null) {
            return Optional.empty();
        }
        var before = TierAverage.of(list.get(), earlier, first(compared.before()), end(compared.before()));
        var after = TierAverage.of(list.get(), later, first(compared.now()), end(compared.now()));
        return before.flatMap(was -> after.map(is -> new TierPrice(
                origin.payer().provider(),
                origin.payer().account(),
                origin.site(),
                was,
                is,
                list.get().source())));
    }

    /** Everything that each payer sent to the internet per day, since the first of the month in which the range begins. */
    private Map<Payer, SortedMap<LocalDate, BigDecimal>> daily(TimeRange range) {
        var zone = egress.reportingZone();
        var from = first(range).withDayOfMonth(1).atStartOfDay(zone).toInstant();
        var filter = EgressFilter.of(new TimeRange(from, range.to())).ofClass(TransferClass.INTERNET);
        var sql = EgressSql.sums(
                filter,
                List.of(
                        EgressSql.day(zone) + " AS day",
                        "coalesce(provider, 'not named') AS sold_by",
                        "coalesce(billing_account_id, 'not named') AS payer"));
        var all = new HashMap<Payer, SortedMap<LocalDate, BigDecimal>>();
        lake.stream(
                ChargeTable.CHARGES,
                sql.text(),
                sql.parameters(),
                row -> all.computeIfAbsent(
                                new Payer(row.getString("sold_by"), row.getString("payer")), payer -> new TreeMap<>())
                        .merge(row.getObject("day", LocalDate.class), row.getBigDecimal("gigabytes"), BigDecimal::add));
        return all;
    }

    private LocalDate first(TimeRange range) {
        return LocalDate.ofInstant(range.from(), egress.reportingZone());
    }

    private LocalDate end(TimeRange range) {
        return LocalDate.ofInstant(range.to().minusNanos(1), egress.reportingZone())
                .plusDays(1);
    }

    private static FlowKey key(ResultSet row) throws SQLException {
        return new FlowKey(
                row.getString("sold_by"),
                row.getString("payer"),
                row.getString("origin"),
                row.getString("target"),
                TransferClass.valueOf(row.getString("transfer_class")),
                row.getString("team"),
                row.getString("workload"),
                row.getBoolean("labelled"));
    }

    private static Billed billed(ResultSet row) throws SQLException {
        return new Billed(row.getBigDecimal("billed_cost"), row.getBigDecimal("gigabytes"), row.getLong("charges"));
    }
}
