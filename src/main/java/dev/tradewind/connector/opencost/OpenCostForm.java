package dev.tradewind.connector.opencost;

import static dev.tradewind.connector.bill.BillColumn.*;

import dev.tradewind.connector.bill.BillMapping;

/** The two answers of OpenCost that hold costs. Neither names a currency; the person who imports does. */
enum OpenCostForm {
    ALLOCATION("opencost-allocation", "OpenCost allocation", "data", "cpuCoreHours"),
    CLOUD_COST("opencost-cloud-cost", "OpenCost cloud cost", "cloudCosts", "cloudCosts");

    private final String id;
    private final String title;
    private final String holder;
    private final String telling;

    OpenCostForm(String id, String title, String holder, String telling) {
        this.id = id;
        this.title = title;
        this.holder = holder;
        this.telling = telling;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** Field below which every named object is one entry. */
    String holder() {
        return holder;
    }

    /** Field by which the form is known. */
    String telling() {
        return telling;
    }

    BillMapping mapping() {
        return switch (this) {
            case ALLOCATION ->
                new BillMapping()
                        .always(PROVIDER_NAME, "opencost")
                        .from(BILLING_ACCOUNT_ID, "properties.cluster")
                        .from(SUB_ACCOUNT_ID, "properties.namespace", "name")
                        .from(SUB_ACCOUNT_NAME, "properties.namespace", "name")
                        .must(CHARGE_PERIOD_START, "start", "window.start")
                        .must(CHARGE_PERIOD_END, "end", "window.end")
                        .must(BILLING_CURRENCY, "currency")
                        .must(EFFECTIVE_COST, "totalCost")
                        .always(CHARGE_CATEGORY, "Usage")
                        .from(CHARGE_DESCRIPTION, "name")
                        .always(SERVICE_NAME, "Kubernetes")
                        .from(RESOURCE_ID, "properties.providerID", "name")
                        .from(TAGS, "properties.labels", "properties.namespaceLabels");
            case CLOUD_COST ->
                new BillMapping()
                        .from(PROVIDER_NAME, "properties.provider")
                        .from(BILLING_ACCOUNT_ID, "properties.invoiceEntityID", "properties.accountID")
                        .from(SUB_ACCOUNT_ID, "properties.accountID")
                        .from(SUB_ACCOUNT_NAME, "properties.accountName")
                        .must(CHARGE_PERIOD_START, "window.start")
                        .must(CHARGE_PERIOD_END, "window.end")
                        .must(BILLING_CURRENCY, "currency")
                        .must(BILLED_COST, "invoicedCost.cost", "netCost.cost")
                        .must(EFFECTIVE_COST, "amortizedNetCost.cost", "amortizedCost.cost", "netCost.cost")
                        .from(LIST_COST, "listCost.cost")
                        .always(CHARGE_CATEGORY, "Usage")
                        .from(CHARGE_DESCRIPTION, "properties.category", "properties.service")
                        .from(SERVICE_NAME, "properties.service")
                        .from(SERVICE_CATEGORY, "properties.category")
                        .from(REGION_ID, "properties.regionID")
                        .from(RESOURCE_ID, "properties.providerID")
                        .from(TAGS, "properties.labels");
        };
    }
}
