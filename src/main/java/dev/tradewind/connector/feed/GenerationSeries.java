package dev.tradewind.connector.feed;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mean power of one production type, step by step.
 *
 * @param psrType {@code B04} gas, {@code B16} solar, …
 * @param megawatts one for each step; null where the source says nothing
 */
record GenerationSeries(String psrType, Instant from, Duration step, List<@Nullable BigDecimal> megawatts) {
    GenerationSeries {
        megawatts = new ArrayList<>(megawatts);
    }

    Instant to() {
        return from.plus(step.multipliedBy(megawatts.size()));
    }

    /** Null outside its time and in its gaps. */
    @Nullable
    BigDecimal at(Instant instant) {
        if (instant.isBefore(from) || !instant.isBefore(to())) {
            return null;
        }
        return megawatts.get((int) Duration.between(from, instant).dividedBy(step));
    }
}
