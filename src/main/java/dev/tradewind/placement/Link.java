package dev.tradewind.placement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A directed pair of places.
 *
 * @param from a site
 * @param to a site, a place of users, or {@link #INTERNET}
 * @param rttMicros round-trip time in microseconds, by the percentile that the snapshot states; null when nobody knows
 * @param nanoUsdPerGigabyte egress price for 10⁹ bytes; null when nobody knows
 * @param tierPool where its gigabytes are added up before they are priced; null when every one costs the same. The
 *     price beside it is then that of the next gigabyte at the volume that flows already
 * @param lost whether it is down at present; null as far as anybody knows it is not
 * @param kind whose network this is; null when nobody said
 * @param others further paths between the two, each with a round trip and a price of its own, outside any pool
 */
public record Link(
        String from,
        String to,
        @Nullable Long rttMicros,
        @Nullable Long nanoUsdPerGigabyte,
        @Nullable String tierPool,
        @Nullable Boolean lost,
        NetworkPath.@Nullable Kind kind,
        List<NetworkPath> others) {
    public Link {
        // Problems that were stored before there were any have none.
        others = others == null ? List.of() : List.copyOf(others);
    }

    /** The only path between its ends. */
    public Link(
            String from,
            String to,
            @Nullable Long rttMicros,
            @Nullable Long nanoUsdPerGigabyte,
            @Nullable String tierPool,
            @Nullable Boolean lost) {
        this(from, to, rttMicros, nanoUsdPerGigabyte, tierPool, lost, null, List.of());
    }

    public boolean isLost() {
        return Boolean.TRUE.equals(lost);
    }

    public Link(String from, String to, @Nullable Long rttMicros, @Nullable Long nanoUsdPerGigabyte) {
        this(from, to, rttMicros, nanoUsdPerGigabyte, null, null);
    }

    /** The same while it is down. */
    public Link gone() {
        return new Link(from, to, rttMicros, nanoUsdPerGigabyte, tierPool, true, kind, others);
    }

    /** The same with its gigabytes added up in a pool, at the price of the pool's next one. */
    public Link in(String pool, @Nullable Long nextNanoUsdPerGigabyte) {
        return new Link(from, to, rttMicros, nextNanoUsdPerGigabyte, pool, lost, kind, others);
    }

    /** The same with further paths beside its own, which is of this kind. */
    public Link over(NetworkPath.@Nullable Kind own, List<NetworkPath> further) {
        return new Link(from, to, rttMicros, nanoUsdPerGigabyte, tierPool, lost, own, further);
    }

    public static final String INTERNET = "internet";
}
