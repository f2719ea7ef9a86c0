package dev.tradewind.egress.change;

import dev.tradewind.catalog.Catalog;
import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.cost.Ownership;
import dev.tradewind.egress.Comparison;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.TransferClass;
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
    private static final List<String> GRAIN = List.of(
            "provider",
            "billing_account_id",
            "transfer_from",
            "transfer_to",
            "transfer_class",
            "owner",
            "workload",
            "labelled");
    private static final List<String> DAILY = List.of("day", "provider", "billing_account_id");
    private static final String NOT_NAMED = "not named";

    private final Catalog catalog;
    private final EgressQueries egress;

    ChangeQueries(Catalog catalog, EgressQueries egress) {
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
        return egress
                .grouped(
                        filter,
                        GRAIN,
                        // a row of a metric that the bill lacks, such as an amortised one, says nothing of BilledCost
                        row -> row.getString("billing_currency").equals(currency)
                                        && row.getBigDecimal("billed_cost") != null
                                ? Optional.of(new BilledFlow(key(row), billed(row)))
                                : Optional.<BilledFlow>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * List prices at the volumes of those who pay, by the site from which bytes went to the internet.
     *
     * @param filter whose bytes; the steps count everything that their payers send
     */
    public Map<String, ListAverage> listed(EgressFilter filter) {
        record Sent(Origin origin, BigDecimal gigabytes) {}
        var last = filter.range().to().minusNanos(1);
        var daily = daily(filter.range());
        var first = first(filter.range());
        var end = end(filter.range());
        var shares = new HashMap<String, List<ListAverage.Share>>();
        egress.grouped(
                        filter.ofClass(TransferClass.INTERNET),
                        List.of("provider", "billing_account_id", "transfer_from"),
                        row -> new Sent(
                                new Origin(payer(row), named(row.getString("transfer_from"), EgressFilter.UNKNOWN)),
                                row.getBigDecimal("gigabytes")))
                .forEach(sent -> {
                    var payer = sent.origin().payer();
                    var days = daily.get(payer);
                    var list = catalog.egressPrice(sent.origin().site(), Ends.INTERNET, last);
                    if (list.isPresent() && days != null && sent.gigabytes().signum() > 0) {
                        shares.computeIfAbsent(sent.origin().site(), site -> new ArrayList<>())
                                .add(share(list.get(), payer.account(), sent.gigabytes(), days, first, end));
                    }
                });
        var averages = new HashMap<String, ListAverage>();
        shares.forEach((site, of) -> catalog.egressPrice(site, Ends.INTERNET, last)
                .ifPresent(list -> averages.put(site, ListAverage.of(list, of))));
        return averages;
    }

    /** A list of one price asks it whatever the volume; one whose reached steps are all free asks nothing. */
    private static ListAverage.Share share(
            EgressPrice list,
            String account,
            BigDecimal gigabytes,
            SortedMap<LocalDate, BigDecimal> days,
            LocalDate first,
            LocalDate end) {
        var steps = TierAverage.of(list, days, first, end);
        var month = days.tailMap(end.minusDays(1).withDayOfMonth(1)).headMap(end).values().stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var oneStep = list.tiers().size() < 2 ? list.firstUsdPerGb() : BigDecimal.ZERO;
        return new ListAverage.Share(
                account,
                gigabytes,
                steps.map(TierAverage::perGigabyte).orElse(oneStep),
                month,
                steps.map(TierAverage::steps).orElse(List.of()));
    }

    /** How the two questions behind a difference are asked. */
    public String shownQuery(EgressFilter filter) {
        return egress.shownGroups(filter, GRAIN);
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
        // One list for both ranges: what is left is what volume does, and not that the list changed.
        var list = catalog.egressPrice(
                origin.site(), Ends.INTERNET, compared.now().to().minusNanos(1));
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
        var filter = EgressFilter.of(new TimeRange(from, range.to())).filling(EgressFilter.Steps.SITES);
        record Sent(Payer payer, LocalDate day, BigDecimal gigabytes) {}
        var all = new HashMap<Payer, SortedMap<LocalDate, BigDecimal>>();
        egress.grouped(
                        filter,
                        DAILY,
                        row -> new Sent(
                                payer(row), row.getObject("day", LocalDate.class), row.getBigDecimal("gigabytes")))
                .forEach(sent -> all.computeIfAbsent(sent.payer(), payer -> new TreeMap<>())
                        .merge(sent.day(), sent.gigabytes(), BigDecimal::add));
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
                named(row.getString("provider"), NOT_NAMED),
                named(row.getString("billing_account_id"), NOT_NAMED),
                named(row.getString("transfer_from"), EgressFilter.UNKNOWN),
                named(row.getString("transfer_to"), EgressFilter.UNKNOWN),
                TransferClass.valueOf(row.getString("transfer_class")),
                named(row.getString("owner"), Ownership.UNALLOCATED),
                named(row.getString("workload"), NOT_NAMED),
                row.getBoolean("labelled"));
    }

    private static Payer payer(ResultSet row) throws SQLException {
        return new Payer(
                named(row.getString("provider"), NOT_NAMED), named(row.getString("billing_account_id"), NOT_NAMED));
    }

    private static String named(@Nullable String name, String otherwise) {
        return name == null ? otherwise : name;
    }

    private static Billed billed(ResultSet row) throws SQLException {
        return new Billed(row.getBigDecimal("billed_cost"), row.getBigDecimal("gigabytes"), row.getLong("charges"));
    }
}
