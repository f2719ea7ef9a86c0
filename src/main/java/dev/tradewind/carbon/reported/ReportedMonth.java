package dev.tradewind.carbon.reported;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sums of what a provider stated for a month, kgCO2e. A null was stated by no row; sums of what some rows state and others do
 * not are of those that do.
 *
 * @param totalLocationKg as stated, or the sum of its scopes where no total was
 * @param unstatedKg amounts of which the report does not say by which method
 * @param accounts how many accounts reported
 * @param modelVersions of the provider's method
 */
public record ReportedMonth(
        String provider,
        YearMonth month,
        long rows,
        int accounts,
        @Nullable BigDecimal scope1Kg,
        @Nullable BigDecimal scope2LocationKg,
        @Nullable BigDecimal scope2MarketKg,
        @Nullable BigDecimal scope3Kg,
        @Nullable BigDecimal totalLocationKg,
        @Nullable BigDecimal totalMarketKg,
        @Nullable BigDecimal unstatedKg,
        List<String> modelVersions) {
    public ReportedMonth {
        modelVersions = List.copyOf(modelVersions);
    }

    /** The stated figure that is nearest to our estimate: location-based, else of no stated method, else market-based. */
    public @Nullable BigDecimal comparableKg() {
        return totalLocationKg != null ? totalLocationKg : unstatedKg != null ? unstatedKg : totalMarketKg;
    }

    /** Which one that is, in words. */
    public String comparedBy() {
        return totalLocationKg != null ? "location-based" : unstatedKg != null ? "method not stated" : "market-based";
    }
}
