package dev.tradewind.recommendation;

import dev.tradewind.ui.Formats;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of the three promises of a move; differences, negative is less than before. A realised figure that is null could not
 * be told and counts for nothing.
 *
 * @param from first instant of the whole days that were looked at
 */
public record MoveSettlement(
        Instant from,
        Instant to,
        BigDecimal promisedUsdPerMonth,
        @Nullable BigDecimal realisedUsdPerMonth,
        double promisedKgCo2ePerMonth,
        @Nullable Double realisedKgCo2ePerMonth,
        double promisedRttMillis,
        @Nullable Double realisedRttMillis) {

    static MoveSettlement of(RecommendationSummary of, MoveLook.Realised realised) {
        return new MoveSettlement(
                realised.range().from(),
                realised.range().to(),
                of.deltaUsdPerMonth(),
                realised.usdPerMonth(),
                of.deltaKgCo2ePerMonth(),
                realised.kgCo2ePerMonth(),
                of.deltaRttMillis(),
                realised.rttMillis());
    }

    public String words() {
        return "cost %s, realised %s USD a month; emissions %s, realised %s kgCO2e a month; latency %s, realised %s ms"
                .formatted(
                        Formats.signed(promisedUsdPerMonth, 2),
                        realisedUsdPerMonth == null ? "unknown" : Formats.signed(realisedUsdPerMonth, 2),
                        Formats.signed(promisedKgCo2ePerMonth, 1),
                        realisedKgCo2ePerMonth == null ? "unknown" : Formats.signed(realisedKgCo2ePerMonth, 1),
                        Formats.signed(promisedRttMillis, 1),
                        realisedRttMillis == null ? "unknown" : Formats.signed(realisedRttMillis, 1));
    }
}
