package dev.tradewind.edge.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A heart-beat.
 *
 * @param oldestUnsentAt UTC milliseconds by the site's clock; null when nothing waits
 * @param skewMillis console minus site as last measured; null before the first answer
 * @param roundTripMicros of the last probe
 * @param leases resources that the site wants to hold, or to go on holding
 * @param released resources that it stopped using, with the fence of the lease that it gave up
 * @param shortages collection/document of stocks of which the site needs more
 * @param changesAfter the last change that it knows
 * @param roundTrips median of the latest probes per target, in microseconds
 */
public record Pulse(
        String site,
        String incarnation,
        String version,
        long queued,
        @Nullable Long oldestUnsentAt,
        long diskBytes,
        long diskLimitBytes,
        long wallMillis,
        @Nullable Long skewMillis,
        long roundTripMicros,
        long refused,
        List<String> leases,
        Map<String, Long> released,
        List<String> shortages,
        long changesAfter,
        Map<String, Long> roundTrips) {
    public Pulse {
        leases = List.copyOf(leases);
        released = Map.copyOf(released);
        shortages = List.copyOf(shortages);
        roundTrips = Map.copyOf(roundTrips);
    }
}
