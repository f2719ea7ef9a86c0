package dev.tradewind.connector.footprint;

import static dev.tradewind.connector.footprint.Amounts.kilograms;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import java.util.List;

/**
 * The table CARBON_EMISSIONS of AWS Data Exports, CSV or Parquet: totals by both methods and, in newer versions, by scope;
 * metric tons as its unit columns say.
 */
final class AwsFootprint {
    private AwsFootprint() {}

    static Dialect<Footprint> dialect() {
        return new FootprintDialect(
                "aws-carbon-emissions",
                "AWS carbon emissions export",
                head -> head.hasColumns("usage_account_id", "usage_period_start", "model_version")
                        && head.hasColumnContaining("emissions_value"),
                List.of("usage_account_id", "usage_period_start", "model_version"),
                AwsFootprint::read);
    }

    private static Footprint read(TableRow row) throws Unreadable {
        BigDecimal scope1 = value(row, "total_scope_1_emissions");
        BigDecimal location = value(row, "total_scope_2_lbm_emissions");
        BigDecimal market = value(row, "total_scope_2_mbm_emissions");
        BigDecimal scope3 = value(row, "total_scope_3_lbm_emissions");
        BigDecimal totalLocation = value(row, "total_lbm_emissions");
        BigDecimal totalMarket = value(row, "total_mbm_emissions");
        Amounts.needOne(row, "total_mbm_emissions_value", scope1, location, market, scope3, totalLocation, totalMarket);
        return new Footprint(
                row.line(),
                "aws",
                row.mandatoryText("usage_account_id"),
                Amounts.month(row.mandatoryInstant("usage_period_start")),
                row.text("product_code"),
                row.text("region_code"),
                scope1,
                location,
                market,
                scope3,
                totalLocation,
                totalMarket,
                null,
                row.text("model_version"));
    }

    private static @org.jspecify.annotations.Nullable BigDecimal value(TableRow row, String name) throws Unreadable {
        return kilograms(row, name + "_value", name + "_unit");
    }
}
