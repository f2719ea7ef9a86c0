package dev.tradewind.placement.scoring;

import dev.tradewind.placement.Link;
import dev.tradewind.placement.NetworkPath;
import org.jspecify.annotations.Nullable;

/**
 * One path of one link.
 *
 * @param path index among the link's other paths, {@link #OWN} for its own
 * @param feeNanoUsd share of what having an offered copy costs, beside the price of the bytes
 */
record Leg(Link link, int path, long feeNanoUsd) {
    static final int OWN = -1;

    /** Thousandths of a nano-USD for so much; null when the price is unknown. */
    @Nullable
    Long cost(long megabytes) {
        var price = nanoUsdPerGigabyte();
        return price == null
                ? null
                : (Long) Math.addExact(Math.multiplyExact(price, megabytes), Math.multiplyExact(feeNanoUsd, 1000L));
    }

    @Nullable
    Long nanoUsdPerGigabyte() {
        return path == OWN ? link.nanoUsdPerGigabyte() : link.others().get(path).nanoUsdPerGigabyte();
    }

    static NetworkPath.@Nullable Kind kind(Link link, int path) {
        return path == OWN ? link.kind() : link.others().get(path).kind();
    }

    /** Of its own path the pair's, in either direction, as anybody else's. */
    static @Nullable Long rttMicros(Link link, int path, String site, String place, Network network) {
        return path == OWN
                ? network.rttMicros(site, place)
                : link.others().get(path).rttMicros();
    }

    String name() {
        if (path != OWN) {
            return link.others().get(path).name();
        }
        return link.kind() == null ? "direct" : link.kind().words();
    }
}
