package dev.tradewind.egress;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question to the charges, as text with parameters; the same text is shown as evidence. */
public record EgressSql(String text, List<Object> parameters) {
    /** The sender's row and the receiver's speak of the same bytes; they are counted where they were sent. */
    private static final String COUNTED_BYTES =
            "coalesce(transfer_rule, '') NOT IN ('" + String.join("', '", TransferRules.RECEIVING) + "')";

    static final String SUMS = "sum(billed_cost) AS billed_cost, sum(effective_cost) AS effective_cost, "
            + "coalesce(sum(gigabytes) FILTER (WHERE " + COUNTED_BYTES + "), 0) AS gigabytes, count(*) AS charges, "
            + "coalesce(sum(billed_cost) FILTER (WHERE transfer_from IS NOT NULL AND transfer_to IS NOT NULL), 0)"
            + " AS both_ends";
    private static final String PAYER = "coalesce(sub_account_name, sub_account_id, 'unallocated')";

    public EgressSql {
        parameters = List.copyOf(parameters);
    }

    /** Sums per group and currency. */
    public static EgressSql sums(EgressFilter filter, List<String> groups) {
        var where = where(filter);
        var keys = String.join(", ", groups);
        var select = groups.isEmpty() ? "" : keys + ", ";
        var names = new ArrayList<String>();
        for (var i = 1; i <= groups.size() + 1; i++) {
            names.add(Integer.toString(i));
        }
        var by = String.join(", ", names);
        return new EgressSql(
                "SELECT " + select + "billing_currency, " + SUMS + "\nFROM charges\nWHERE " + where.text()
                        + "\nGROUP BY " + by + "\nORDER BY " + by,
                where.parameters());
    }

    static EgressSql rows(EgressFilter filter) {
        var where = where(filter);
        return new EgressSql(
                "SELECT *\nFROM charges\nWHERE " + where.text() + "\nORDER BY charge_period_start, scope, line",
                where.parameters());
    }

    /** The reporting day of a charge: its start in the zone, or the provider's own day if it lasts a day or longer. */
    public static String day(ZoneId zone) {
        if (zone.getRules().isFixedOffset()
                && zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() == 0) {
            return "CAST(charge_period_start AS DATE)";
        }
        return "CASE WHEN charge_period_end - charge_period_start >= INTERVAL 24 HOUR"
                + " THEN CAST(charge_period_start AS DATE) ELSE CAST(timezone('"
                + zone.getId().replace("'", "")
                + "', timezone('UTC', charge_period_start)) AS DATE) END";
    }

    static String payer() {
        return PAYER;
    }

    private static EgressSql where(EgressFilter filter) {
        var conditions = new ArrayList<String>();
        var parameters = new ArrayList<Object>();
        conditions.add("transfer_class IS NOT NULL");
        conditions.add("charge_period_start >= ?");
        parameters.add(filter.range().from());
        conditions.add("charge_period_start < ?");
        parameters.add(filter.range().to());
        equal(conditions, parameters, "owner", filter.owner());
        equal(conditions, parameters, "environment", filter.environment());
        equal(conditions, parameters, "provider", filter.provider());
        var only = filter.transferClass();
        equal(conditions, parameters, "transfer_class", only == null ? null : only.name());
        end(conditions, parameters, "transfer_from", filter.from());
        end(conditions, parameters, "transfer_to", filter.to());
        equal(conditions, parameters, PAYER, filter.subAccount());
        return new EgressSql(String.join("\n  AND ", conditions), parameters);
    }

    private static void equal(List<String> conditions, List<Object> parameters, String column, @Nullable String value) {
        if (value != null) {
            conditions.add(column + " = ?");
            parameters.add(value);
        }
    }

    private static void end(List<String> conditions, List<Object> parameters, String column, @Nullable String value) {
        if (EgressFilter.UNKNOWN.equals(value)) {
            conditions.add(column + " IS NULL");
        } else {
            equal(conditions, parameters, column, value);
        }
    }

    /** The question with its parameters written in, as one would type it. */
    public String shown() {
        var shown = new StringBuilder();
        var next = 0;
        for (var i = 0; i < text.length(); i++) {
            var each = text.charAt(i);
            if (each == '?') {
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
