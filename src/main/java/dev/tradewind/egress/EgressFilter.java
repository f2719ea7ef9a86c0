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
 */
public record EgressFilter(
        TimeRange range,
        @Nullable String owner,
        @Nullable String environment,
        @Nullable String provider,
        @Nullable TransferClass transferClass,
        @Nullable String from,
        @Nullable String to,
        @Nullable String subAccount) {
    /** An end that the bill does not name. */
    public static final String UNKNOWN = "unknown";

    public static EgressFilter of(TimeRange range) {
        return new EgressFilter(range, null, null, null, null, null, null, null);
    }

    public EgressFilter scoped(@Nullable String owner, @Nullable String environment, @Nullable String provider) {
        return new EgressFilter(range, owner, environment, provider, transferClass, from, to, subAccount);
    }

    public EgressFilter ofClass(@Nullable TransferClass only) {
        return new EgressFilter(range, owner, environment, provider, only, from, to, subAccount);
    }

    public EgressFilter between(@Nullable String from, @Nullable String to) {
        return new EgressFilter(range, owner, environment, provider, transferClass, from, to, subAccount);
    }

    public EgressFilter billedTo(@Nullable String subAccount) {
        return new EgressFilter(range, owner, environment, provider, transferClass, from, to, subAccount);
    }

    public EgressFilter during(TimeRange other) {
        return new EgressFilter(other, owner, environment, provider, transferClass, from, to, subAccount);
    }
}
