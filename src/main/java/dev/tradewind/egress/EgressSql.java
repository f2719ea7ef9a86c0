package dev.tradewind.egress;

import dev.tradewind.cost.WorkloadTag;
import dev.tradewind.lake.Lake;
import dev.tradewind.lake.RollUp;
import dev.tradewind.quantity.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A question to the charges or to their roll-up, as text with parameters; the former is shown as evidence. */
public record EgressSql(String text, List<Object> parameters) {
    /** The sender's row and the receiver's, and that of a surcharge, speak of the same bytes; they are counted once. */
    static final String COUNTED_BYTES =
            "coalesce(transfer_rule, '') NOT IN ('" + String.join("', '", TransferRules.COUNTED_ELSEWHERE) + "')";

    static final String PAYER = "coalesce(sub_account_name, sub_account_id, 'unallocated')";

    /** A charge that names no workload stands for its service. */
    static final String WORKLOAD = "coalesce(" + WorkloadTag.SQL + ", service_name)";

    static final String LABELLED = "(" + WorkloadTag.SQL + " IS NOT NULL)";

    private static final String SUMS = "sum(billed_cost) AS billed_cost, sum(effective_cost) AS effective_cost, "
            + "coalesce(sum(gigabytes)%s, 0) AS gigabytes, %s AS charges, "
            + "coalesce(sum(billed_cost) FILTER (WHERE transfer_from IS NOT NULL AND transfer_to IS NOT NULL), 0)"
            + " AS both_ends";
    private static final String OVER_CHARGES = SUMS.formatted(" FILTER (WHERE " + COUNTED_BYTES + ")", "count(*)");
    private static final String OVER_ROLL_UP = SUMS.formatted("", "CAST(sum(charges) AS BIGINT)");

    public EgressSql {
        parameters = List.copyOf(parameters);
    }

    /** Sums of the charges per group and currency. */
    public static EgressSql sums(EgressFilter filter, List<String> groups) {
        return sums(new EgressSql("charges", List.of()), OVER_CHARGES, groups, where(filter));
    }

    /**
     * The same sums from the roll-up, whose columns the groups name. Where a range begins or ends within a day, that
     * part of the day comes from the charges. Empty for a range without a whole day.
     */
    static Optional<EgressSql> summed(EgressFilter filter, List<String> groups, RollUp rollUp, ZoneId zone) {
        return Days.within(filter.range(), zone).map(days -> {
            var where = new Conditions();
            narrow(where, filter, "payer");
            return sums(summed(filter.range(), days, rollUp, zone), OVER_ROLL_UP, groups, where.sql());
        });
    }

    /** Rows of the roll-up: those of the whole days, and those made on the spot of the parts of days at the ends. */
    private static EgressSql summed(TimeRange range, Days days, RollUp rollUp, ZoneId zone) {
        var from = "SELECT * FROM transfers WHERE start_day >= CAST(? AS DATE) AND start_day < CAST(? AS DATE)";
        var parameters =
                new ArrayList<Object>(List.of(days.from().toString(), days.to().toString()));
        var whole = days.range(zone);
        if (!whole.equals(range)) {
            var ends = "SELECT * FROM " + Lake.ROWS + " WHERE (charge_period_start >= ? AND charge_period_start < ?)"
                    + " OR (charge_period_start >= ? AND charge_period_start < ?)";
            from += " UNION ALL BY NAME SELECT * FROM (" + rollUp.over(ends) + ")";
            parameters.addAll(List.of(range.from(), whole.from(), whole.to(), range.to()));
        }
        return new EgressSql("(" + from + ")", parameters);
    }

    private static EgressSql sums(EgressSql from, String sums, List<String> groups, EgressSql where) {
        var keys = String.join(", ", groups);
        var select = groups.isEmpty() ? "" : keys + ", ";
        var names = new ArrayList<String>();
        for (var i = 1; i <= groups.size() + 1; i++) {
            names.add(Integer.toString(i));
        }
        var by = String.join(", ", names);
        return new EgressSql(
                "SELECT " + select + "billing_currency, " + sums + "\nFROM " + from.text() + "\nWHERE " + where.text()
                        + "\nGROUP BY " + by + "\nORDER BY " + by,
                Stream.concat(from.parameters().stream(), where.parameters().stream())
                        .toList());
    }

    static EgressSql rows(EgressFilter filter) {
        var where = where(filter);
        return new EgressSql(
                "SELECT *\nFROM charges\nWHERE " + where.text() + "\nORDER BY charge_period_start, scope, line",
                where.parameters());
    }

    /** Single charges with the label that names a workload; bytes that another charge counts are left out. */
    static EgressSql charges(EgressFilter filter) {
        var where = where(filter);
        return new EgressSql(
                "SELECT charge_period_start, charge_period_end, resource_id, " + WorkloadTag.SQL
                        + " AS named_workload, billing_currency, billed_cost, CASE WHEN " + COUNTED_BYTES
                        + " THEN gigabytes END AS gigabytes\nFROM charges\nWHERE " + where.text()
                        + "\nORDER BY charge_period_start, scope, line",
                where.parameters());
    }

    /** The reporting day of a charge: its start in the zone, or the provider's own day if it lasts a day or longer. */
    public static String day(ZoneId zone) {
        return isUtc(zone)
                ? startDay(zone)
                : "CASE WHEN charge_period_end - charge_period_start >= INTERVAL 24 HOUR"
                        + " THEN CAST(charge_period_start AS DATE) ELSE " + startDay(zone) + " END";
    }

    /** Columns of the roll-up as expressions over the charges. */
    static List<String> overCharges(List<String> columns, ZoneId zone) {
        return columns.stream()
                .map(column -> switch (column) {
                    case "day" -> day(zone) + " AS day";
                    case "payer" -> PAYER + " AS payer";
                    case "workload" -> WORKLOAD + " AS workload";
                    case "labelled" -> LABELLED + " AS labelled";
                    default -> column;
                })
                .toList();
    }

    /** The zone's day in which a charge starts. */
    static String startDay(ZoneId zone) {
        return isUtc(zone)
                ? "CAST(charge_period_start AS DATE)"
                : "CAST(timezone('" + zone.getId().replace("'", "")
                        + "', timezone('UTC', charge_period_start)) AS DATE)";
    }

    static boolean isUtc(ZoneId zone) {
        return zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() == 0;
    }

    /** Days of a zone, the last one excluded. */
    private record Days(LocalDate from, LocalDate to) {

        /** The whole ones of a range. */
        static Optional<Days> within(TimeRange range, ZoneId zone) {
            var first = LocalDate.ofInstant(range.from(), zone);
            var from = first.atStartOfDay(zone).toInstant().isBefore(range.from()) ? first.plusDays(1) : first;
            var to = LocalDate.ofInstant(range.to(), zone);
            return from.isBefore(to) ? Optional.of(new Days(from, to)) : Optional.empty();
        }

        TimeRange range(ZoneId zone) {
            return TimeRange.ofDays(from, to, zone);
        }
    }

    private static EgressSql where(EgressFilter filter) {
        var where = new Conditions();
        where.add("transfer_class IS NOT NULL");
        where.add("charge_period_start >= ?", filter.range().from());
        where.add("charge_period_start < ?", filter.range().to());
        narrow(where, filter, PAYER);
        return where.sql();
    }

    private static void narrow(Conditions where, EgressFilter filter, String payer) {
        where.equal("owner", filter.owner());
        where.equal("environment", filter.environment());
        where.equal("provider", filter.provider());
        var only = filter.transferClass();
        where.equal("transfer_class", only == null ? null : only.name());
        where.end("transfer_from", filter.from());
        where.end("transfer_to", filter.to());
        where.equal(payer, filter.subAccount());
        var steps = filter.steps();
        if (steps != null) {
            where.add(steps.sql());
        }
    }

    /** All of which must hold. */
    private static final class Conditions {
        private final List<String> texts = new ArrayList<>();
        private final List<Object> parameters = new ArrayList<>();

        void add(String text, Object... values) {
            texts.add(text);
            parameters.addAll(List.of(values));
        }

        void equal(String column, @Nullable String value) {
            if (value != null) {
                add(column + " = ?", value);
            }
        }

        void end(String column, @Nullable String value) {
            if (EgressFilter.UNKNOWN.equals(value)) {
                add(column + " IS NULL");
            } else {
                equal(column, value);
            }
        }

        EgressSql sql() {
            return new EgressSql(texts.isEmpty() ? "true" : String.join("\n  AND ", texts), parameters);
        }
    }

    /** The question with its parameters written in, as one would type it. */
    public String shown() {
        var shown = new StringBuilder();
        var next = 0;
        var quoted = false;
        for (var i = 0; i < text.length(); i++) {
            var each = text.charAt(i);
            quoted ^= each == '\'';
            if (each == '?' && !quoted) {
                var value = parameters.get(next++);
                var plain = value instanceof Instant instant
                        ? instant.toString().replace("T", " ").replace("Z", "")
                        : value.toString();
                shown.append('\'').append(plain.replace("'", "''")).append('\'');
            } else {
                shown.append(each);
            }
        }
        return shown.toString();
    }
}
