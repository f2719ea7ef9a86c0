package dev.tradewind.connector.oracle;

import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.bill.BillDialect;
import dev.tradewind.connector.bill.BillMapping;
import dev.tradewind.connector.bill.TagColumns;
import java.util.List;

/**
 * Oracle's cost reports. They come in numbered files of a few hours each, which add up; so a file replaces only an
 * earlier delivery of itself, never its month.
 */
public final class OracleDialect {
    private static final TagColumns TAG_COLUMNS = new TagColumns(List.of("tags/"), List.of());

    private OracleDialect() {}

    public static List<Dialect<?>> all() {
        return List.of(new BillDialect(
                "oci-cost-report",
                "Oracle Cloud cost report",
                head -> head.hasColumns("lineItem/intervalUsageStart", "cost/myCost"),
                file -> table()));
    }

    private static BillMapping table() {
        return new BillMapping()
                .always(PROVIDER_NAME, "Oracle")
                .from(BILLING_ACCOUNT_ID, "lineItem/tenantId", "cost/subscriptionId")
                .from(SUB_ACCOUNT_ID, "product/compartmentId")
                .from(SUB_ACCOUNT_NAME, "product/compartmentName")
                .must(CHARGE_PERIOD_START, "lineItem/intervalUsageStart")
                .must(CHARGE_PERIOD_END, "lineItem/intervalUsageEnd")
                .must(BILLING_CURRENCY, "cost/currencyCode")
                .must(BILLED_COST, "cost/myCost")
                .always(CHARGE_CATEGORY, "Usage")
                .text(
                        CHARGE_CLASS,
                        row -> "true".equalsIgnoreCase(row.text("lineItem/isCorrection")) ? "Correction" : null)
                .from(CHARGE_DESCRIPTION, "product/Description")
                .from(SERVICE_NAME, "product/service")
                .from(SERVICE_CATEGORY, "product/service")
                .from(REGION_ID, "product/region")
                .from(REGION_NAME, "product/region")
                .from(RESOURCE_ID, "product/resourceId", "product/resource")
                .from(SKU_ID, "cost/productSku")
                .from(PRICING_QUANTITY, "usage/billedQuantity")
                .from(PRICING_UNIT, "cost/skuUnitDescription", "cost/billingUnitReadable")
                .text(TAGS, TAG_COLUMNS)
                .text(DELIVERY, row -> row.part().replaceAll("^.*/|(?i:\\.(csv|gz|zip))", ""));
    }
}
