package dev.tradewind.placement;

import org.jspecify.annotations.Nullable;

/**
 * A place that could run work, with everything about it that the engine may look at.
 *
 * @param id stable, for example {@code aws:us-east-1}; ties are broken by it
 * @param country ISO 3166 alpha-2
 * @param puePerMille power usage effectiveness × 1000
 * @param vcpuNanoUsdPerHour price of one vCPU for an hour, by slot
 * @param gibNanoUsdPerHour price of one GiB of memory for an hour, by slot
 * @param gpuNanoUsdPerHour price of one GPU for an hour, by slot
 * @param milligramsPerKwh carbon intensity of its grid, mg CO2e per kWh, by slot
 * @param capacity free capacity by slot; null where nothing limits it that we know of
 * @param spot price and interruptions of spot capacity; null where there is none or nobody knows
 * @param faultDomain what it goes down with; null when it stands alone
 * @param carbonTooOld whether its carbon is a yearly average because nobody has spoken of its grid for too long: it counts,
 *     and no ceiling can be held against it; null as not
 * @param lost whether it is dark at present; null as far as anybody knows it is not
 */
public record CandidateSite(
        String id,
        String provider,
        String country,
        int puePerMille,
        Series vcpuNanoUsdPerHour,
        Series gibNanoUsdPerHour,
        Series gpuNanoUsdPerHour,
        Series milligramsPerKwh,
        @Nullable Capacity capacity,
        @Nullable Spot spot,
        @Nullable String faultDomain,
        @Nullable Boolean lost,
        @Nullable Boolean carbonTooOld) {
    /** On demand only, a fault domain of its own. */
    public CandidateSite(
            String id,
            String provider,
            String country,
            int puePerMille,
            Series vcpuNanoUsdPerHour,
            Series gibNanoUsdPerHour,
            Series gpuNanoUsdPerHour,
            Series milligramsPerKwh,
            @Nullable Capacity capacity) {
        this(
                id,
                provider,
                country,
                puePerMille,
                vcpuNanoUsdPerHour,
                gibNanoUsdPerHour,
                gpuNanoUsdPerHour,
                milligramsPerKwh,
                capacity,
                null,
                null,
                null,
                null);
    }

    /** The same with this capacity. */
    public CandidateSite with(@Nullable Capacity other) {
        return new CandidateSite(
                id,
                provider,
                country,
                puePerMille,
                vcpuNanoUsdPerHour,
                gibNanoUsdPerHour,
                gpuNanoUsdPerHour,
                milligramsPerKwh,
                other,
                spot,
                faultDomain,
                lost,
                carbonTooOld);
    }

    /** The same while it is dark. */
    public CandidateSite gone() {
        return new CandidateSite(
                id,
                provider,
                country,
                puePerMille,
                vcpuNanoUsdPerHour,
                gibNanoUsdPerHour,
                gpuNanoUsdPerHour,
                milligramsPerKwh,
                capacity,
                spot,
                faultDomain,
                true,
                carbonTooOld);
    }

    public boolean isLost() {
        return Boolean.TRUE.equals(lost);
    }

    public boolean isCarbonTooOld() {
        return Boolean.TRUE.equals(carbonTooOld);
    }

    /** What goes down together; the site itself where nothing else is known. */
    public String domain() {
        return faultDomain == null ? id : faultDomain;
    }
}
