package dev.tradewind.connector.footprint;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * One row of a provider's carbon report, kgCO2e. A null was not stated.
 *
 * @param provider id as in sites
 * @param account whose use it was
 * @param unstatedKg an amount of which the report does not say by which method
 */
public record Footprint(
        long line,
        String provider,
        String account,
        YearMonth month,
        @Nullable String service,
        @Nullable String region,
        @Nullable BigDecimal scope1Kg,
        @Nullable BigDecimal scope2LocationKg,
        @Nullable BigDecimal scope2MarketKg,
        @Nullable BigDecimal scope3Kg,
        @Nullable BigDecimal totalLocationKg,
        @Nullable BigDecimal totalMarketKg,
        @Nullable BigDecimal unstatedKg,
        @Nullable String modelVersion) {}
