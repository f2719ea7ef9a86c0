package dev.tradewind.egress;

import dev.tradewind.quantity.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Which transfers are meant. A null does not filter.
 *
 * @param range by ChargePeriodStart, half-open
 * @param owner who caused it: the team that the tags name, else the sub account
 * @param subAccount who is billed: SubAccountName, else its id
 * @param from site id, {@link Ends#INTERNET} or {@link #UNKNOWN}
 * @param to site id, {@link Ends#INTERNET} or {@link #UNKNOWN}
 * @param steps whose price list's steps the bytes fill
 */
public record EgressFilter(
        TimeRange range,
        @Nullable String owner,
        @Nullable String environment,
        @Nullable String provider,
        @Nullable TransferClass transferClass,
        @Nullable String from,
        @Nullable String to,
        @Nullable String subAccount,
        @Nullable Steps steps) {
    /** An end that the bill does not name. */
    public static final String UNKNOWN = "unknown";

    /**
     * Bytes to the internet by the list that prices them. What CloudFront sends to viewers AWS bills as data transfer out like
     * any other, but of no region and by a list of its own.
     */
    public enum Steps {
        SITES("NOT (coalesce(provider, '') = 'aws' AND transfer_from IS NULL)"),
        CDN("provider = 'aws' AND transfer_from IS NULL");

        private final String sql;

        Steps(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    public EgressFilter(
            TimeRange range,
            @Nullable String owner,
            @Nullable String environment,
            @Nullable String provider,
            @Nullable TransferClass transferClass,
            @Nullable String from,
            @Nullable String to,
            @Nullable String subAccount) {
        this(range, owner, environment, provider, transferClass, from, to, subAccount, null);
    }

    public static EgressFilter of(TimeRange range) {
        return new EgressFilter(range, null, null, null, null, null, null, null);
    }

    public EgressFilter scoped(@Nullable String owner, @Nullable String environment, @Nullable String provider) {
        return new EgressFilter(range, owner, environment, provider, transferClass, from, to, subAccount, steps);
    }

    public EgressFilter ofClass(@Nullable TransferClass only) {
        return new EgressFilter(range, owner, environment, provider, only, from, to, subAccount, steps);
    }

    public EgressFilter between(@Nullable String from, @Nullable String to) {
        return new EgressFilter(range, owner, environment, provider, transferClass, from, to, subAccount, steps);
    }

    public EgressFilter billedTo(@Nullable String subAccount) {
        return new EgressFilter(range, owner, environment, provider, transferClass, from, to, subAccount, steps);
    }

    public EgressFilter during(TimeRange other) {
        return new EgressFilter(other, owner, environment, provider, transferClass, from, to, subAccount, steps);
    }

    /** Bytes to the internet that fill the steps of such a list. */
    public EgressFilter filling(Steps list) {
        return new EgressFilter(
                range, owner, environment, provider, TransferClass.INTERNET, from, to, subAccount, list);
    }
}
