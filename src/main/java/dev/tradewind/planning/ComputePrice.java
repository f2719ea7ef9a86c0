package dev.tradewind.planning;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an hour of compute costs at a site, on demand.
 *
 * @param usdPerGpuHour one GPU of the entry class; null where the site's list has none
 * @param kind PUBLISHED or MODELLED
 * @param source who states it, of which day
 */
record ComputePrice(
        BigDecimal usdPerVcpuHour,
        BigDecimal usdPerGibHour,
        @Nullable BigDecimal usdPerGpuHour,
        String kind,
        String source) {}
