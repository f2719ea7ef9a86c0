package dev.tradewind.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The hard constraints of one workload. Null or empty: no such constraint.
 *
 * @param maxMilligramsPerKwh carbon ceiling for every slot of a run, for the mean over a service's horizon
 * @param countries the jurisdictions that may hold it, ISO 3166 alpha-2
 * @param allowedProviders only these
 * @param deniedProviders never these
 * @param maxUserRttMicros to every place of its users
 * @param maxDataRttMicros to every site of its data
 * @param maxEgressNanoUsd egress of one run, or of a service's month
 * @param pinnedSite it may only change its time, not its place
 */
public record Limits(
        @Nullable Long maxMilligramsPerKwh,
        List<String> countries,
        List<String> allowedProviders,
        List<String> deniedProviders,
        @Nullable Long maxUserRttMicros,
        @Nullable Long maxDataRttMicros,
        @Nullable Long maxEgressNanoUsd,
        @Nullable String pinnedSite) {
    public static final Limits NONE = new Limits(null, List.of(), List.of(), List.of(), null, null, null, null);

    public Limits {
        countries = List.copyOf(countries);
        allowedProviders = List.copyOf(allowedProviders);
        deniedProviders = List.copyOf(deniedProviders);
    }
}
