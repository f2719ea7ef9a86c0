package dev.tradewind.connector.footprint;

import static dev.tradewind.connector.footprint.Amounts.kilograms;
import static dev.tradewind.connector.footprint.Amounts.nested;
import static dev.tradewind.connector.footprint.Amounts.text;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Export of Google's Carbon Footprint to BigQuery, as CSV with dots or underscores in its names or as JSON lines; both methods
 * and all scopes, kgCO2e.
 */
final class GoogleFootprint {
    private GoogleFootprint() {}

    static Dialect<Footprint> dialect() {
        return new FootprintDialect(
                "gcp-carbon-footprint",
                "Google Cloud carbon footprint",
                head -> head.hasColumns("usage_month", "carbon_model_version"),
                List.of("usage_month", "billing_account_id"),
                GoogleFootprint::read);
    }

    private static Footprint read(TableRow row) throws Unreadable {
        BigDecimal scope1 = kilograms(row, nested("carbon_footprint_kgCO2e.scope1"));
        BigDecimal location = kilograms(row, nested("carbon_footprint_kgCO2e.scope2.location_based"));
        BigDecimal market = kilograms(row, nested("carbon_footprint_kgCO2e.scope2.market_based"));
        BigDecimal scope3 = kilograms(row, nested("carbon_footprint_kgCO2e.scope3"));
        BigDecimal totalLocation = kilograms(row, nested("carbon_footprint_total_kgCO2e.location_based"));
        BigDecimal totalMarket = kilograms(row, nested("carbon_footprint_total_kgCO2e.market_based"));
        Amounts.needOne(row, "usage_month", scope1, location, market, scope3, totalLocation, totalMarket);
        return new Footprint(
                row.line(),
                "gcp",
                row.mandatoryText("billing_account_id"),
                Amounts.month(row.mandatoryInstant("usage_month")),
                text(row, nested("service.description")),
                text(row, "location.region", "location_region", "location.location", "location_location"),
                scope1,
                location,
                market,
                scope3,
                totalLocation,
                totalMarket,
                null,
                row.text("carbon_model_version"));
    }
}
