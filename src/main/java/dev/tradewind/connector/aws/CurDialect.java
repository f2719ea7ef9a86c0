package dev.tradewind.connector.aws;

import static dev.tradewind.connector.aws.CurNames.both;
import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.bill.BillDialect;
import dev.tradewind.connector.bill.BillMapping;
import dev.tradewind.connector.bill.TagColumns;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AWS cost and usage reports: the legacy form with slashes in its names, and CUR 2.0 of Data Exports. */
public final class CurDialect {
    private static final TagColumns TAG_COLUMNS =
            new TagColumns(List.of("resourceTags/", "resource_tags_"), List.of("resource_tags"));

    private static final Map<String, String> CATEGORIES = Map.ofEntries(
            Map.entry("tax", "Tax"),
            Map.entry("fee", "Purchase"),
            Map.entry("rifee", "Purchase"),
            Map.entry("savingsplanrecurringfee", "Purchase"),
            Map.entry("savingsplanupfrontfee", "Purchase"),
            Map.entry("savingsplannegation", "Adjustment"),
            Map.entry("refund", "Adjustment"),
            Map.entry("credit", "Credit"),
            Map.entry("edpdiscount", "Credit"),
            Map.entry("bundleddiscount", "Credit"),
            Map.entry("privateratediscount", "Credit"),
            Map.entry("sppdiscount", "Credit"),
            Map.entry("discount", "Credit"));

    /** The report names no method; it splits by use of processor and memory. */
    private static final String SPLIT = "split cost allocation";

    private CurDialect() {}

    /** Both forms. */
    public static List<Dialect<?>> all() {
        return List.of(
                new BillDialect("aws-cur-2.0", "AWS CUR 2.0 (Data Exports)", CurDialect::isSecond, file -> table()),
                new BillDialect("aws-cur", "AWS cost and usage report", CurDialect::isFirst, file -> table()));
    }

    private static boolean isFirst(FileHead head) {
        return head.hasColumns("lineItem/LineItemType", "lineItem/UsageStartDate")
                || head.hasColumns("line_item_line_item_type", "line_item_usage_start_date");
    }

    /** The legacy report is in snake case too when it comes as Parquet; only 2.0 keeps maps and account names. */
    private static boolean isSecond(FileHead head) {
        return head.hasColumns("line_item_line_item_type", "line_item_usage_start_date")
                && (head.hasColumns("product")
                        || head.hasColumns("resource_tags")
                        || head.hasColumns("line_item_usage_account_name")
                        || head.hasColumns("bill_payer_account_name"));
    }

    private static BillMapping table() {
        return new BillMapping()
                .always(PROVIDER_NAME, "AWS")
                .from(BILLING_ACCOUNT_ID, both("bill/PayerAccountId"))
                .from(SUB_ACCOUNT_ID, both("lineItem/UsageAccountId"))
                .from(SUB_ACCOUNT_NAME, both("lineItem/UsageAccountName"))
                .from(BILLING_PERIOD_START, both("bill/BillingPeriodStartDate"))
                .must(CHARGE_PERIOD_START, both("lineItem/UsageStartDate"))
                .must(CHARGE_PERIOD_END, both("lineItem/UsageEndDate"))
                .must(BILLING_CURRENCY, both("lineItem/CurrencyCode"))
                .must(BILLED_COST, CurCosts::billed, both("lineItem/UnblendedCost"))
                .decimal(EFFECTIVE_COST, CurCosts::effective)
                .from(LIST_COST, both("pricing/publicOnDemandCost"))
                .text(CHARGE_CATEGORY, row -> CATEGORIES.getOrDefault(CurCosts.type(row), "Usage"))
                .text(CHARGE_CLASS, row -> CurCosts.type(row).equals("refund") ? "Correction" : null)
                .from(CHARGE_DESCRIPTION, both("lineItem/LineItemDescription", "lineItem/UsageType"))
                .from(SERVICE_NAME, both("product/ProductName", "product/servicename", "lineItem/ProductCode"))
                .from(SERVICE_CATEGORY, both("product/productFamily", "product/product_family"))
                .text(REGION_ID, CurDialect::region)
                .from(REGION_NAME, both("product/location"))
                .from(RESOURCE_ID, both("lineItem/ResourceId"))
                .from(SKU_ID, both("product/sku"))
                .from(SKU_METER, both("lineItem/UsageType"))
                .from(PRICING_QUANTITY, both("lineItem/UsageAmount"))
                .text(PRICING_UNIT, CurDialect::unit)
                .text(TAGS, TAG_COLUMNS)
                .from(ALLOCATED_RESOURCE_ID, both("splitLineItem/ParentResourceId"))
                .text(ALLOCATED_METHOD_ID, row -> CurCosts.isSplit(row) ? SPLIT : null)
                .from(COMMITMENT_DISCOUNT_ID, both("reservation/ReservationARN", "savingsPlan/SavingsPlanARN"))
                .text(TRANSFER_TYPE, CurDialect::transferType)
                .from(FROM_REGION, both("product/fromRegionCode"))
                .from(TO_REGION, both("product/toRegionCode"));
    }

    /** Older reports know the zone only, as in {@code us-east-1a}. */
    private static @Nullable String region(TableRow row) {
        for (var legacy : List.of("product/regionCode", "product/region")) {
            var code = CurCosts.text(row, legacy);
            if (code != null) {
                return code;
            }
        }
        var zone = CurCosts.text(row, "lineItem/AvailabilityZone");
        return zone != null && zone.matches("[a-z]{2}(-[a-z]+)+-\\d[a-z]")
                ? zone.substring(0, zone.length() - 1)
                : zone;
    }

    /** Many reports are made without the columns of prices; what AWS names Bytes it counts in gigabytes. */
    private static @Nullable String unit(TableRow row) {
        var named = CurCosts.text(row, "pricing/unit");
        var meter = CurCosts.text(row, "lineItem/UsageType");
        return named == null && meter != null && meter.endsWith("-Bytes") ? "GB" : named;
    }

    private static @Nullable String transferType(TableRow row) {
        var named = CurCosts.text(row, "product/transferType");
        return named == null ? TagColumns.entry(row.text("product"), "transfer_type") : named;
    }
}
