package dev.tradewind.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about one placement. What is not known is null, and unknown is never fine.
 *
 * @param country ISO 3166 code of the site's country
 * @param gramsPerKwh grid intensity at the start, gCO2eq/kWh
 * @param rttMillis round trip to users or data, ms
 */
public record Facts(
        @Nullable String provider,
        @Nullable String country,
        @Nullable Double gramsPerKwh,
        @Nullable Double rttMillis,
        Instant at) {}
