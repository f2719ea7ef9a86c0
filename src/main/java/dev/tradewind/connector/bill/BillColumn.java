package dev.tradewind.connector.bill;

import java.util.Locale;

/** A column of ours that a dialect fills, named as FOCUS names it. */
public enum BillColumn {
    PROVIDER_NAME,
    BILLING_ACCOUNT_ID,
    SUB_ACCOUNT_ID,
    SUB_ACCOUNT_NAME,
    BILLING_PERIOD_START,
    CHARGE_PERIOD_START,
    /** Where a dialect has no column for it, the charge lasts the day on which it starts. */
    CHARGE_PERIOD_END,
    BILLING_CURRENCY,
    BILLED_COST,
    EFFECTIVE_COST,
    LIST_COST,
    CONTRACTED_COST,
    CHARGE_CATEGORY,
    CHARGE_CLASS,
    CHARGE_DESCRIPTION,
    SERVICE_NAME,
    SERVICE_CATEGORY,
    REGION_ID,
    REGION_NAME,
    RESOURCE_ID,
    SKU_ID,
    SKU_METER,
    PRICING_QUANTITY,
    PRICING_UNIT,
    CONSUMED_QUANTITY,
    CONSUMED_UNIT,
    TAGS,
    COMMITMENT_DISCOUNT_ID,
    ALLOCATED_METHOD_ID,
    ALLOCATED_RESOURCE_ID,

    /** What kind of transfer the bill itself calls the row; only for classification. */
    TRANSFER_TYPE,
    FROM_REGION,
    TO_REGION,

    /** The part of a month that a delivery replaces; the month itself where a dialect says nothing. */
    PERIOD,
    /** What sets deliveries of one account and month apart, so that they stand beside each other. */
    DELIVERY;

    /** As FOCUS writes it, for a person who reads an error. */
    public String title() {
        var title = new StringBuilder();
        for (var word : name().split("_", -1)) {
            title.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return title.toString();
    }
}
