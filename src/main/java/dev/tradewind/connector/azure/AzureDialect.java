package dev.tradewind.connector.azure;

import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Tally;
import dev.tradewind.connector.bill.BillDialect;
import dev.tradewind.connector.bill.BillMapping;
import dev.tradewind.connector.bill.BillReader;
import dev.tradewind.connector.bill.BillRow;
import dev.tradewind.connector.bill.BillTally;
import dev.tradewind.cost.ChargeTable;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Azure cost exports of enterprise, customer and pay-as-you-go agreements. An actual export bills; an amortised one
 * shows the same month with commitments spread over their use: it fills EffectiveCost and enters no billed total.
 */
public final class AzureDialect implements Dialect<BillRow> {
    private static final Map<String, String> CATEGORIES = Map.of(
            "usage", "Usage",
            "unusedreservation", "Usage",
            "unusedsavingsplan", "Usage",
            "purchase", "Purchase",
            "tax", "Tax",
            "refund", "Credit",
            "credit", "Credit",
            "roundingadjustment", "Adjustment");

    @Override
    public String id() {
        return "azure-cost-export";
    }

    @Override
    public String title() {
        return "Azure cost export";
    }

    @Override
    public Class<BillRow> rowType() {
        return BillRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        var names = new AzureNames(head);
        return names.has("MeterCategory")
                && names.has("CostInBillingCurrency", "PreTaxCost", "Cost", "ExtendedCost")
                && names.has("Date", "UsageDateTime", "UsageDate");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<BillRow> rows) throws IOException {
        var names = AzureNames.of(file);
        var amortized = options.amortized() || file.saysAmortized() || AmortizedRows.in(file, names);
        var reader = new BillReader(
                table(names, amortized), options.currency(), amortized ? ChargeTable.AMORTIZED : ChargeTable.ACTUAL);
        return Tables.read(file, reader::missing, BillDialect.ADVICE, rows, reader::read);
    }

    @Override
    public Tally<BillRow> tally() {
        return BillTally.ofNativeBill();
    }

    static String[] cost(AzureNames names) {
        return names.of("CostInBillingCurrency", "PreTaxCost", "ExtendedCost", "Cost");
    }

    private static BillMapping table(AzureNames names, boolean amortized) {
        return new BillMapping()
                .always(PROVIDER_NAME, "Microsoft")
                .from(
                        BILLING_ACCOUNT_ID,
                        names.of(
                                "BillingAccountId",
                                "BillingAccountName",
                                "EnrollmentNumber",
                                "CustomerTenantId",
                                "SubscriptionId",
                                "SubscriptionGuid"))
                .from(SUB_ACCOUNT_ID, names.of("SubscriptionId", "SubscriptionGuid"))
                .from(SUB_ACCOUNT_NAME, names.of("SubscriptionName"))
                .from(BILLING_PERIOD_START, names.of("BillingPeriodStartDate"))
                .must(CHARGE_PERIOD_START, names.of("Date", "UsageDateTime", "UsageDate"))
                .must(BILLING_CURRENCY, names.of("BillingCurrencyCode", "BillingCurrency", "Currency", "CurrencyCode"))
                .must(amortized ? EFFECTIVE_COST : BILLED_COST, cost(names))
                .from(LIST_COST, names.of("PayGCostInBillingCurrency"))
                .text(CHARGE_CATEGORY, row -> {
                    for (var column : names.of("ChargeType")) {
                        var type = row.text(column);
                        if (type != null) {
                            return CATEGORIES.getOrDefault(
                                    type.toLowerCase(Locale.ROOT).replace(" ", ""), type);
                        }
                    }
                    return "Usage";
                })
                .text(CHARGE_DESCRIPTION, row -> {
                    for (var column : names.of("ProductName", "Product")) {
                        var product = row.text(column);
                        if (product != null) {
                            return product;
                        }
                    }
                    return meter(names, row, " ");
                })
                .from(SERVICE_NAME, names.of("MeterCategory"))
                .from(SERVICE_CATEGORY, names.of("ServiceFamily", "MeterCategory"))
                .from(REGION_ID, names.of("ResourceLocation", "ResourceLocationNormalized", "Location"))
                .from(REGION_NAME, names.of("MeterRegion"))
                .from(RESOURCE_ID, names.of("ResourceId", "InstanceId", "InstanceName"))
                .from(SKU_ID, names.of("MeterId"))
                .text(SKU_METER, row -> meter(names, row, " / "))
                .from(PRICING_QUANTITY, names.of("Quantity", "UsageQuantity", "ConsumedQuantity"))
                .from(PRICING_UNIT, names.of("UnitOfMeasure"))
                .from(TAGS, names.of("Tags"))
                .from(COMMITMENT_DISCOUNT_ID, names.of("ReservationId", "BenefitId"));
    }

    /** Category, sub-category and name of the meter, such as {@code Virtual Network / Peering / Intra-Region Egress}. */
    private static String meter(AzureNames names, dev.tradewind.connector.TableRow row, String between) {
        return Stream.of("MeterCategory", "MeterSubCategory", "MeterName")
                .flatMap(name -> Stream.of(names.of(name)))
                .map(row::text)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.joining(between));
    }
}
