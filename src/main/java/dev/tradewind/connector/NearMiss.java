package dev.tradewind.connector;

import java.util.List;
import java.util.Optional;

/** A bill that lacks the one column by which its kind would be known. The refusal names it. */
final class NearMiss {
    /** Columns that every such bill has, each under the first of its names or another. */
    private record Kind(String title, List<List<String>> columns) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "AWS cost and usage report",
                    each(
                            "lineItem/UsageStartDate",
                            "lineItem/LineItemType",
                            "lineItem/UnblendedCost",
                            "lineItem/UsageType",
                            "lineItem/CurrencyCode")),
            new Kind(
                    "AWS cost and usage report",
                    each(
                            "line_item_usage_start_date",
                            "line_item_line_item_type",
                            "line_item_unblended_cost",
                            "line_item_usage_type",
                            "line_item_currency_code")),
            new Kind(
                    "Azure cost export",
                    List.of(
                            List.of("Date", "UsageDateTime", "UsageDate"),
                            List.of("CostInBillingCurrency", "PreTaxCost", "Cost", "ExtendedCost"),
                            List.of("MeterCategory"),
                            List.of("MeterId"),
                            List.of("UnitOfMeasure"))),
            new Kind(
                    "Google Cloud billing export",
                    List.of(
                            List.of("billing_account_id"),
                            List.of("cost"),
                            List.of("currency"),
                            List.of("usage_start_time"),
                            List.of("usage_end_time"),
                            List.of("sku.description", "sku_description"))),
            new Kind(
                    "Oracle cost report",
                    each("lineItem/intervalUsageStart", "cost/myCost", "cost/currencyCode", "lineItem/tenantId")));

    private NearMiss() {}

    static Optional<Reading.Refused> of(FileHead head) {
        return KINDS.stream().flatMap(kind -> lacking(kind, head).stream()).findFirst();
    }

    private static Optional<Reading.Refused> lacking(Kind kind, FileHead head) {
        var missing = kind.columns().stream()
                .filter(names -> names.stream().noneMatch(head::hasColumns))
                .toList();
        if (missing.size() != 1) {
            return Optional.empty();
        }
        var column = missing.getFirst().getFirst();
        return Optional.of(new Reading.Refused(
                column,
                "mandatory column " + column + " is missing; without it this is no " + kind.title(),
                "Export the bill again with all its columns."));
    }

    private static List<List<String>> each(String... columns) {
        return List.of(columns).stream().map(List::of).toList();
    }
}
