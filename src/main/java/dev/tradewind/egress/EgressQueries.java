package dev.tradewind.egress;

import dev.tradewind.cost.ChargeTable;
import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeQueries;
import dev.tradewind.lake.RollUp;
import dev.tradewind.quantity.Money;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What moving data cost: sums over the charges that count. Every answer is per currency, and amounts are BilledCost.
 * A charge belongs to exactly one class, owner, payer and flow, so each breakdown adds up to the same total. Whole
 * days of the reporting zone are answered from the roll-up that each import makes, parts of days from the charges.
 */
@Component
public class EgressQueries {
    private final LakeQueries lake;
    private final Clock clock;
    private final ZoneId reportingZone;
    private final RollUp transfers;
    private final boolean rolledUp;
    private final KeptAnswers kept = new KeptAnswers();

    @Autowired
    EgressQueries(LakeQueries lake, Clock clock, @Value("${tradewind.reporting.zone:UTC}") ZoneId reportingZone) {
        this(lake, clock, reportingZone, true);
    }

    private EgressQueries(LakeQueries lake, Clock clock, ZoneId reportingZone, boolean rolledUp) {
        this.lake = lake;
        this.clock = clock;
        this.reportingZone = reportingZone;
        this.transfers = TransferRollUp.in(reportingZone);
        this.rolledUp = rolledUp;
    }

    /** The same questions asked of every charge, to hold the roll-up against. */
    public EgressQueries overCharges() {
        return new EgressQueries(lake, clock, reportingZone, false);
    }

    /** Zone whose days the day totals are. */
    public ZoneId reportingZone() {
        return reportingZone;
    }

    /** Which files the answers come from; equal exactly while they are the same. */
    public Object counting() {
        return lake.counting(transfers);
    }

    /** One total per currency, largest first; empty where nothing was transferred. */
    public List<EgressTotal> totals(EgressFilter filter) {
        return kept("totals", filter, () -> sums(filter, List.of(), row -> total(row))).stream()
                .sorted(largestFirst())
                .toList();
    }

    public List<ClassTotal> byClass(EgressFilter filter) {
        return kept(
                        "by class",
                        filter,
                        () -> sums(
                                filter,
                                List.of("transfer_class"),
                                row -> new ClassTotal(transferClass(row), total(row))))
                .stream()
                .sorted(Comparator.comparing(ClassTotal::total, largestFirst()))
                .toList();
    }

    /** By day of the reporting zone, ascending. */
    public List<DayTotal> byDay(EgressFilter filter) {
        var complete = completeUntil();
        // which days are complete depends on the clock, their sums do not
        return kept(
                        "by day",
                        filter,
                        () -> sums(
                                filter,
                                List.of("day", "transfer_class"),
                                row -> new DayTotal(
                                        row.getObject("day", LocalDate.class), transferClass(row), total(row), false)))
                .stream()
                .map(each -> each.day().isBefore(complete)
                        ? each
                        : new DayTotal(each.day(), each.transferClass(), each.total(), true))
                .toList();
    }

    /** By day of UTC and provider, ascending, whatever the reporting zone. */
    public List<ProviderDay> byUtcDay(EgressFilter filter) {
        var groups = List.of("day", "provider");
        Lake.Mapper<ProviderDay> day =
                row -> new ProviderDay(row.getObject("day", LocalDate.class), row.getString("provider"), total(row));
        if (EgressSql.isUtc(reportingZone)) {
            return sums(filter, groups, day);
        }
        var sql = EgressSql.sums(filter, EgressSql.overCharges(groups, ZoneOffset.UTC));
        return lake.query(ChargeTable.CHARGES, sql.text(), sql.parameters(), day);
    }

    /** Flows of one class between two places, largest first. */
    public List<FlowTotal> byFlow(EgressFilter filter) {
        var groups = List.of("transfer_from", "transfer_to", "transfer_class");
        return kept("by flow", filter, () -> flows(filter, groups, row -> FlowTotal.SEVERAL));
    }

    /** As {@link #byFlow}, one line per owner. */
    public List<FlowTotal> byFlowAndOwner(EgressFilter filter) {
        var groups = List.of("transfer_from", "transfer_to", "transfer_class", "owner");
        return kept("by flow and owner", filter, () -> flows(filter, groups, row -> row.getString("owner")));
    }

    private List<FlowTotal> flows(EgressFilter filter, List<String> groups, Lake.Mapper<String> owner) {
        return sums(
                        filter,
                        groups,
                        row -> new FlowTotal(
                                end(row.getString("transfer_from")),
                                end(row.getString("transfer_to")),
                                transferClass(row),
                                owner.map(row),
                                total(row)))
                .stream()
                .sorted(Comparator.comparing(FlowTotal::total, largestFirst()))
                .toList();
    }

    /** By who caused it: team by tag, else sub account. */
    public List<OwnerTotal> byOwner(EgressFilter filter) {
        return named(filter, "owner");
    }

    /** By who is billed for it. */
    public List<OwnerTotal> bySubAccount(EgressFilter filter) {
        return named(filter, "payer");
    }

    private List<OwnerTotal> named(EgressFilter filter, String column) {
        return kept(
                        "by " + column,
                        filter,
                        () -> sums(filter, List.of(column), row -> new OwnerTotal(row.getString(column), total(row))))
                .stream()
                .sorted(Comparator.comparing(OwnerTotal::total, largestFirst()))
                .toList();
    }

    /** From the first to the last instant for which transfers were billed; empty while no bill is there. */
    public Optional<TimeRange> billed() {
        var sql = "SELECT min(first_start), max(last_end) FROM transfers";
        return kept(
                        "billed",
                        sql,
                        () -> overview(sql, row -> {
                            var from = instant(row, 1);
                            var to = instant(row, 2);
                            return from == null || to == null
                                    ? Optional.<TimeRange>empty()
                                    : Optional.of(new TimeRange(from, to));
                        }))
                .getFirst();
    }

    /**
     * Each day on which a provider billed any transfer, with the end of what it billed then.
     *
     * @param provider null where the bill names none
     */
    public record BilledDay(@Nullable String provider, LocalDate day, Instant end) {}

    /** By provider and day of the reporting zone. */
    public List<BilledDay> billedDays() {
        return billedDays("");
    }

    private List<BilledDay> billedDays(String where) {
        var sql = "SELECT provider, day, max(last_end) AS last_end FROM transfers" + where
                + " GROUP BY ALL ORDER BY 1, 2";
        return kept(
                "billed days",
                sql,
                () -> overview(
                        sql,
                        row -> new BilledDay(
                                row.getString("provider"),
                                row.getObject("day", LocalDate.class),
                                row.getObject("last_end", LocalDateTime.class).toInstant(ZoneOffset.UTC))));
    }

    /**
     * From the first to the last instant for which a provider billed transfers in one currency, and how much.
     *
     * @param provider null where the bill names none
     * @param billedCost null where the bills hold no such metric
     */
    public record BilledExtent(
            @Nullable String provider,
            String currency,
            Instant from,
            Instant to,
            long charges,
            @Nullable BigDecimal billedCost) {}

    /** By provider and currency. */
    public List<BilledExtent> billedExtents() {
        var sql = "SELECT provider, billing_currency, min(first_start) AS begins, max(last_end) AS ends,"
                + " CAST(sum(charges) AS BIGINT) AS charges, sum(billed_cost) AS billed_cost"
                + " FROM transfers GROUP BY 1, 2 ORDER BY 1, 2";
        return kept(
                "billed extents",
                sql,
                () -> overview(
                        sql,
                        row -> new BilledExtent(
                                row.getString("provider"),
                                row.getString("billing_currency"),
                                row.getObject("begins", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                row.getObject("ends", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                                row.getLong("charges"),
                                row.getBigDecimal("billed_cost"))));
    }

    /** Distinct owners, environments or providers of all transfers, for a choice. */
    public List<String> owners() {
        return distinct("owner");
    }

    public List<String> environments() {
        return distinct("environment");
    }

    public List<String> providers() {
        return distinct("provider");
    }

    private List<String> distinct(String column) {
        var sql = "SELECT DISTINCT " + column + " FROM transfers WHERE " + column + " IS NOT NULL ORDER BY 1";
        return kept("distinct", sql, () -> overview(sql, row -> row.getString(1)));
    }

    private <T> List<T> overview(String sql, Lake.Mapper<T> mapper) {
        return rolledUp
                ? lake.query(transfers, sql, List.of(), mapper)
                : lake.query(
                        ChargeTable.CHARGES, "WITH transfers AS (" + transfers.sql() + ") " + sql, List.of(), mapper);
    }

    /** The question behind {@link #totals}, as one would type it into DuckDB. */
    public String shownQuery(EgressFilter filter) {
        return EgressSql.sums(filter, List.of()).shown();
    }

    /** The question behind {@link #rows}, as one would type it into DuckDB. */
    public String shownRows(EgressFilter filter) {
        return EgressSql.rows(filter).shown();
    }

    /** Every charge that the filter means, as it comes. */
    public void rows(EgressFilter filter, Lake.RowReader reader) {
        var sql = EgressSql.rows(filter);
        lake.rows(ChargeTable.CHARGES, sql.text(), sql.parameters(), reader);
    }

    /** Every charge that the filter means; for few days of one flow. */
    public List<FlowCharge> charges(EgressFilter filter) {
        var sql = EgressSql.charges(filter);
        return lake.query(
                ChargeTable.CHARGES,
                sql.text(),
                sql.parameters(),
                row -> new FlowCharge(
                        row.getObject("charge_period_start", LocalDateTime.class)
                                .toInstant(ZoneOffset.UTC),
                        row.getObject("charge_period_end", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString("resource_id"),
                        row.getString("named_workload"),
                        row.getString("billing_currency"),
                        row.getBigDecimal("billed_cost"),
                        row.getBigDecimal("gigabytes")));
    }

    /**
     * Sums per currency and per whatever these columns of the roll-up say, in their order; {@code billed_cost} is null where
     * no charge of a group has one.
     *
     * @param columns of {@code day}, {@code provider}, {@code billing_account_id}, {@code transfer_from},
     *     {@code transfer_to}, {@code transfer_class}, {@code owner}, {@code workload} (as a label names it, else the
     *     service), {@code labelled}
     */
    public <T> List<T> grouped(EgressFilter filter, List<String> columns, Lake.Mapper<T> mapper) {
        return sums(filter, columns, mapper);
    }

    /** The question behind {@link #grouped}, as one would type it into DuckDB. */
    public String shownGroups(EgressFilter filter, List<String> columns) {
        return EgressSql.sums(filter, EgressSql.overCharges(columns, reportingZone))
                .shown();
    }

    /** The asked range against an earlier one, both without days whose bill is not complete. */
    public Comparison comparison(TimeRange asked, boolean monthToDate) {
        return Comparison.of(asked, monthToDate, completeUntil(), reportingZone);
    }

    /** The first day that is not complete. */
    private LocalDate completeUntil() {
        return CompleteDays.until(
                billedDays(" WHERE day > (SELECT max(day) FROM transfers) - 20"),
                LocalDate.now(clock.withZone(reportingZone)),
                reportingZone);
    }

    /** @param who whose question it is: each has one kind of answer */
    private <T> List<T> kept(String who, Object asked, Supplier<List<T>> ask) {
        return rolledUp ? kept.answer(List.of(who, asked), () -> lake.counting(transfers), ask) : ask.get();
    }

    /** @param groups columns of the roll-up; where it does not hold the range, the charges are asked */
    private <T> List<T> sums(EgressFilter filter, List<String> groups, Lake.Mapper<T> mapper) {
        var summed =
                rolledUp ? EgressSql.summed(filter, groups, transfers, reportingZone) : Optional.<EgressSql>empty();
        return summed.map(sql -> lake.query(transfers, sql.text(), sql.parameters(), mapper))
                .orElseGet(() -> {
                    var sql = EgressSql.sums(filter, EgressSql.overCharges(groups, reportingZone));
                    return lake.query(ChargeTable.CHARGES, sql.text(), sql.parameters(), mapper);
                });
    }

    private static EgressTotal total(ResultSet row) throws SQLException {
        var currency = row.getString("billing_currency");
        var effective = row.getBigDecimal("effective_cost");
        return new EgressTotal(
                new Money(amount(row.getBigDecimal("billed_cost")), currency),
                effective == null ? null : new Money(amount(effective), currency),
                amount(row.getBigDecimal("gigabytes")),
                row.getLong("charges"),
                new Money(amount(row.getBigDecimal("both_ends")), currency));
    }

    private static BigDecimal amount(@Nullable BigDecimal sum) {
        return sum == null || sum.signum() == 0 ? BigDecimal.ZERO : sum.stripTrailingZeros();
    }

    private static TransferClass transferClass(ResultSet row) throws SQLException {
        return TransferClass.valueOf(row.getString("transfer_class"));
    }

    private static String end(@Nullable String place) {
        return place == null ? EgressFilter.UNKNOWN : place;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private static Comparator<EgressTotal> largestFirst() {
        return Comparator.comparing((EgressTotal total) -> total.billedCost().amount())
                .reversed()
                .thenComparing(EgressTotal::currency);
    }
}
