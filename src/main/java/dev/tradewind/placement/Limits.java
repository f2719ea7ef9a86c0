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
 * @param carbonBasis what a batch run's ceiling is held against; null: every slot
 * @param maxMonthlyEgressNanoUsd egress of all its runs in a month
 * @param commit a place to which it commits synchronously
 * @param frozen true while a change freeze holds it as it runs today
 * @param couplings what a move from its current site would break
 * @param promise a round trip that holds for a share of its users only
 */
public record Limits(
        @Nullable Long maxMilligramsPerKwh,
        List<String> countries,
        List<String> allowedProviders,
        List<String> deniedProviders,
        @Nullable Long maxUserRttMicros,
        @Nullable Long maxDataRttMicros,
        @Nullable Long maxEgressNanoUsd,
        @Nullable String pinnedSite,
        @Nullable CarbonBasis carbonBasis,
        @Nullable Long maxMonthlyEgressNanoUsd,
        @Nullable Commit commit,
        @Nullable Boolean frozen,
        List<Coupling> couplings,
        @Nullable Promise promise) {
    /**
     * The others may wait longer.
     *
     * @param perMille of all users, who count by their share, 1 to 1000
     */
    public record Promise(long maxRttMicros, int perMille) {
        public Promise {
            if (perMille < 1 || perMille > 1000) {
                throw new IllegalArgumentException(
                        "a promise to " + perMille + " per mille of the users is none. Maybe 1 to 1000?");
            }
        }
    }

    /**
     * A synchronous commit: every transaction waits for the round trip, so that the workload cannot live far away.
     *
     * @param site where the state is written
     * @param maxRttMicros what a transaction may wait for
     */
    public record Commit(String site, long maxRttMicros) {}

    public static final Limits NONE = new Limits(null, List.of(), List.of(), List.of(), null, null, null, null);

    public Limits {
        countries = List.copyOf(countries);
        allowedProviders = List.copyOf(allowedProviders);
        deniedProviders = List.copyOf(deniedProviders);
        couplings = couplings == null ? List.of() : List.copyOf(couplings);
    }

    /** Without commit, freeze, couplings and promise; a carbon ceiling holds in every slot. */
    public Limits(
            @Nullable Long maxMilligramsPerKwh,
            List<String> countries,
            List<String> allowedProviders,
            List<String> deniedProviders,
            @Nullable Long maxUserRttMicros,
            @Nullable Long maxDataRttMicros,
            @Nullable Long maxEgressNanoUsd,
            @Nullable String pinnedSite) {
        this(
                maxMilligramsPerKwh,
                countries,
                allowedProviders,
                deniedProviders,
                maxUserRttMicros,
                maxDataRttMicros,
                maxEgressNanoUsd,
                pinnedSite,
                null,
                null,
                null,
                null,
                List.of(),
                null);
    }

    /** The same with this promise, or with none. */
    public Limits promising(@Nullable Promise to) {
        return new Limits(
                maxMilligramsPerKwh,
                countries,
                allowedProviders,
                deniedProviders,
                maxUserRttMicros,
                maxDataRttMicros,
                maxEgressNanoUsd,
                pinnedSite,
                carbonBasis,
                maxMonthlyEgressNanoUsd,
                commit,
                frozen,
                couplings,
                to);
    }

    /** The basis in force for a batch run. */
    public CarbonBasis basis() {
        return carbonBasis == null ? CarbonBasis.EVERY_SLOT : carbonBasis;
    }

    public boolean isFrozen() {
        return Boolean.TRUE.equals(frozen);
    }
}
