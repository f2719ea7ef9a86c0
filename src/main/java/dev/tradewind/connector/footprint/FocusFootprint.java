package dev.tradewind.connector.footprint;

import static dev.tradewind.connector.footprint.Amounts.kilograms;
import static dev.tradewind.connector.footprint.Amounts.text;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.Providers;
import java.math.BigDecimal;
import java.util.List;

/**
 * A carbon report of any provider with the dimensions of FOCUS and custom columns for the amounts, in kgCO2e. FOCUS itself
 * defines none for emissions; the names are ours and begin with {@code x_} as it demands of custom columns.
 */
final class FocusFootprint {
    private static final String PREFIX = "x_Carbon";

    private FocusFootprint() {}

    static Dialect<Footprint> dialect() {
        return new FootprintDialect(
                "focus-carbon",
                "carbon report with FOCUS columns",
                head -> head.hasColumns("BillingPeriodStart")
                        && head.hasColumnContaining(PREFIX)
                        && !head.hasColumns("BilledCost"),
                List.of("BillingPeriodStart"),
                FocusFootprint::read);
    }

    private static Footprint read(TableRow row) throws Unreadable {
        BigDecimal scope1 = kilograms(row, PREFIX + "Scope1KgCO2e");
        BigDecimal location = kilograms(row, PREFIX + "Scope2LocationBasedKgCO2e");
        BigDecimal market = kilograms(row, PREFIX + "Scope2MarketBasedKgCO2e");
        BigDecimal scope3 = kilograms(row, PREFIX + "Scope3KgCO2e");
        BigDecimal totalLocation = kilograms(row, PREFIX + "LocationBasedKgCO2e");
        BigDecimal totalMarket = kilograms(row, PREFIX + "MarketBasedKgCO2e");
        Amounts.needOne(
                row, PREFIX + "LocationBasedKgCO2e", scope1, location, market, scope3, totalLocation, totalMarket);
        String provider = text(row, "ServiceProviderName", "ProviderName");
        if (provider == null) {
            throw new Unreadable("ProviderName", null, "empty; expected who provides the service");
        }
        String account = text(row, "SubAccountId", "BillingAccountId");
        return new Footprint(
                row.line(),
                Providers.id(provider),
                account == null ? "unknown" : account,
                Amounts.month(row.mandatoryInstant("BillingPeriodStart")),
                row.text("ServiceName"),
                text(row, "RegionId", "RegionName"),
                scope1,
                location,
                market,
                scope3,
                totalLocation,
                totalMarket,
                null,
                null);
    }
}
