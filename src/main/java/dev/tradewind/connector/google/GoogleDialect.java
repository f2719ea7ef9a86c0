package dev.tradewind.connector.google;

import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.connector.bill.BillDialect;
import dev.tradewind.connector.bill.BillMapping;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Google Cloud's billing export out of BigQuery, standard or detailed: JSON lines with nested fields, or CSV whose names
 * write the nesting with a dot or an underscore. BilledCost is the cost with its credits.
 */
public final class GoogleDialect {
    private static final Pattern MONTH = Pattern.compile("(\\d{4})-?(\\d{2})");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Map<String, String> CATEGORIES = Map.of(
            "regular", "Usage",
            "tax", "Tax",
            "adjustment", "Adjustment",
            "credit", "Credit",
            "rounding_error", "Adjustment");

    private GoogleDialect() {}

    public static List<Dialect<?>> all() {
        return List.of(new BillDialect(
                "gcp-billing-export", "Google Cloud billing export", GoogleDialect::recognises, file -> table()));
    }

    private static boolean recognises(FileHead head) {
        return head.hasColumns("billing_account_id", "cost", "usage_start_time")
                && (head.hasColumns("sku.description") || head.hasColumns("sku_description"));
    }

    private static BillMapping table() {
        return new BillMapping()
                .always(PROVIDER_NAME, "Google Cloud")
                .from(BILLING_ACCOUNT_ID, "billing_account_id")
                .from(SUB_ACCOUNT_ID, nested("project.id"))
                .from(SUB_ACCOUNT_NAME, nested("project.name"))
                .time(BILLING_PERIOD_START, GoogleDialect::invoiceMonth)
                .must(CHARGE_PERIOD_START, "usage_start_time")
                .must(CHARGE_PERIOD_END, "usage_end_time")
                .must(BILLING_CURRENCY, "currency")
                .decimal(BILLED_COST, row -> row.mandatoryDecimal("cost").add(Credits.sum(row)))
                .from(LIST_COST, "cost_at_list")
                .text(CHARGE_CATEGORY, GoogleDialect::category)
                .from(CHARGE_DESCRIPTION, nested("sku.description"))
                .from(SERVICE_NAME, nested("service.description"))
                .from(SERVICE_CATEGORY, nested("service.description"))
                .from(REGION_ID, nested("location.region", "location.location"))
                .from(REGION_NAME, nested("location.location"))
                .from(RESOURCE_ID, nested("resource.global_name", "resource.name"))
                .from(SKU_ID, nested("sku.id"))
                .from(CONSUMED_QUANTITY, nested("usage.amount"))
                .from(CONSUMED_UNIT, nested("usage.unit"))
                .from(PRICING_QUANTITY, nested("usage.amount_in_pricing_units"))
                .from(PRICING_UNIT, nested("usage.pricing_unit"))
                .text(TAGS, Labels::of)
                .text(PERIOD, GoogleDialect::partition);
    }

    private static String[] nested(String... dotted) {
        return Stream.of(dotted)
                .flatMap(name -> Stream.of(name, name.replaceFirst("\\.", "_")))
                .toArray(String[]::new);
    }

    /** Null where the export has no invoice month; the month of usage stands in. */
    private static @Nullable Instant invoiceMonth(TableRow row) throws Unreadable {
        for (var column : nested("invoice.month")) {
            var text = row.text(column);
            if (text != null) {
                var month = MONTH.matcher(text);
                if (!month.matches()) {
                    throw new Unreadable(column, text, "not a month; expected year and month as in 202409");
                }
                var number = Integer.parseInt(month.group(2));
                if (number < 1 || number > 12) {
                    throw new Unreadable(column, text, "no such month; expected 01 to 12 behind the year");
                }
                return LocalDate.of(Integer.parseInt(month.group(1)), number, 1)
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
            }
        }
        return null;
    }

    private static String category(TableRow row) {
        var type = row.text("cost_type");
        return type == null ? "Usage" : CATEGORIES.getOrDefault(type.toLowerCase(Locale.ROOT), type);
    }

    /** An export by partitions comes day by day, late rows of earlier usage in the day on which they were exported. */
    private static @Nullable String partition(TableRow row) {
        for (var column : List.of("partition_date", "_PARTITIONDATE", "_PARTITIONTIME")) {
            var text = row.text(column);
            if (text != null
                    && text.length() >= 10
                    && DAY.matcher(text.substring(0, 10)).matches()) {
                return text.substring(0, 10);
            }
        }
        return null;
    }
}
