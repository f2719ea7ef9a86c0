package dev.tradewind.recommendation;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One side of a change: where and when it runs, and what that means by the plan's arithmetic. Figures are null where the
 * change came out of no plan.
 *
 * @param place name of the site, its id where the catalog has no name
 * @param computeUsd a month
 * @param egressUsd a month
 * @param movingUsd the one-off move, spread over the horizon, a month
 * @param kilogramsCo2e a month
 * @param gramsPerKwh mean grid intensity over its hours
 * @param rttMillis to its users, weighted by their shares
 */
public record Side(
        @Nullable String siteId,
        String place,
        @Nullable String provider,
        @Nullable String country,
        @Nullable Instant start,
        @Nullable BigDecimal computeUsd,
        @Nullable BigDecimal egressUsd,
        @Nullable BigDecimal movingUsd,
        @Nullable Double kilogramsCo2e,
        @Nullable Double gramsPerKwh,
        @Nullable Double rttMillis) {}
