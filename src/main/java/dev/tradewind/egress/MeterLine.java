package dev.tradewind.egress;

import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a bill says about one meter; all that classification looks at. Never the service category: most transfer rows
 * of AWS stand under "Compute".
 *
 * @param provider id such as {@code aws}, see {@link Providers}
 * @param description ChargeDescription
 * @param meter SkuMeter or usage type, where the file has one
 * @param transferType what kind of transfer the bill itself calls the row, where it does
 * @param fromRegion region code of one end, where the bill has a column for it
 * @param toRegion region code of the other end
 */
public record MeterLine(
        String provider,
        String description,
        @Nullable String meter,
        @Nullable String skuId,
        @Nullable String serviceName,
        @Nullable String regionId,
        @Nullable String regionName,
        @Nullable String transferType,
        @Nullable String fromRegion,
        @Nullable String toRegion) {

    public MeterLine(
            String provider,
            String description,
            @Nullable String meter,
            @Nullable String skuId,
            @Nullable String serviceName,
            @Nullable String regionId,
            @Nullable String regionName) {
        this(provider, description, meter, skuId, serviceName, regionId, regionName, null, null, null);
    }

    /** Tells most meters apart; the rest of a million rows' texts need not be read for it. */
    @Override
    public int hashCode() {
        return Objects.hash(description, skuId, regionId, fromRegion);
    }

    boolean says(String words) {
        return description.toLowerCase(Locale.ROOT).contains(words);
    }

    /** Whether the description or the meter says so. */
    boolean mentions(String words) {
        return says(words) || (meter != null && meter.toLowerCase(Locale.ROOT).contains(words));
    }

    /** The site of the charged region; null where the row names none, or a place that is no region. */
    @Nullable
    String here() {
        return Regions.site(provider, regionId, regionName);
    }
}
