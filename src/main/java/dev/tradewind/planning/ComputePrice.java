package dev.tradewind.planning;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What an hour of compute costs at a site, on demand.
 *
 * @param usdPerGpuHour one GPU of the entry class; null where the site's list has none
 * @param kind PUBLISHED or MODELLED
 * @param revision which word of the source it is and since when it is known; null of the list that ships
 * @param source who states it, of which day
 */
record ComputePrice(
        BigDecimal usdPerVcpuHour,
        BigDecimal usdPerGibHour,
        @Nullable BigDecimal usdPerGpuHour,
        String kind,
        String source,
        @Nullable String revision) {
    /** As the list that ships with the product states it. */
    ComputePrice(
            BigDecimal usdPerVcpuHour,
            BigDecimal usdPerGibHour,
            @Nullable BigDecimal usdPerGpuHour,
            String kind,
            String source) {
        this(usdPerVcpuHour, usdPerGibHour, usdPerGpuHour, kind, source, null);
    }
}
