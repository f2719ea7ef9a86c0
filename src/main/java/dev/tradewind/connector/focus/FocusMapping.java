package dev.tradewind.connector.focus;

import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.bill.BillMapping;

/** FOCUS to FOCUS: the names are ours, and only the provider's column has changed between versions. */
final class FocusMapping {
    private FocusMapping() {}

    /** @param splits whether the file tags what shares of a charge were allocated to */
    static BillMapping table(boolean splits) {
        var table = table();
        if (splits) {
            var tags = new SplitTags();
            table.text(TAGS, row -> tags.of(row.text("Tags"), row.text(SplitTags.COLUMN)));
        }
        return table;
    }

    private static BillMapping table() {
        return new BillMapping()
                .from(PROVIDER_NAME, "ServiceProviderName", "ProviderName", "PublisherName")
                .from(BILLING_ACCOUNT_ID, "BillingAccountId")
                .from(SUB_ACCOUNT_ID, "SubAccountId")
                .from(SUB_ACCOUNT_NAME, "SubAccountName")
                .must(BILLING_PERIOD_START, "BillingPeriodStart")
                .must(CHARGE_PERIOD_START, "ChargePeriodStart")
                .must(CHARGE_PERIOD_END, "ChargePeriodEnd")
                .must(BILLING_CURRENCY, "BillingCurrency")
                .must(BILLED_COST, "BilledCost")
                .unbroken(EFFECTIVE_COST, "EffectiveCost")
                .from(LIST_COST, "ListCost")
                .from(CONTRACTED_COST, "ContractedCost")
                .from(CHARGE_CATEGORY, "ChargeCategory")
                .from(CHARGE_CLASS, "ChargeClass")
                .from(CHARGE_DESCRIPTION, "ChargeDescription")
                .from(SERVICE_NAME, "ServiceName")
                .from(SERVICE_CATEGORY, "ServiceCategory")
                .from(REGION_ID, "RegionId")
                .from(REGION_NAME, "RegionName")
                .from(RESOURCE_ID, "ResourceId")
                .from(SKU_ID, "SkuId")
                .from(SKU_METER, "SkuMeter")
                .from(PRICING_QUANTITY, "PricingQuantity")
                .from(PRICING_UNIT, "PricingUnit")
                .from(CONSUMED_QUANTITY, "ConsumedQuantity")
                .from(CONSUMED_UNIT, "ConsumedUnit")
                .from(TAGS, "Tags")
                .from(COMMITMENT_DISCOUNT_ID, "CommitmentDiscountId")
                .from(ALLOCATED_METHOD_ID, "AllocatedMethodId")
                .from(ALLOCATED_RESOURCE_ID, "AllocatedResourceId");
    }
}
