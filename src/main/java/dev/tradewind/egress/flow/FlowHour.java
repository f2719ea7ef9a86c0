package dev.tradewind.egress.flow;

import dev.tradewind.egress.TransferClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one reporter told of one direction between two ends in one hour, as it lies in the lake.
 *
 * @param hour its beginning
 * @param records rows of the source that began in it
 */
public record FlowHour(
        Instant hour,
        @Nullable String account,
        String reporter,
        FlowEnd source,
        FlowEnd destination,
        @Nullable TransferClass hint,
        @Nullable Long bytes,
        @Nullable Long packets,
        long records) {

    /** Everything but the counts. */
    record Key(
            Instant hour,
            @Nullable String account,
            String reporter,
            FlowEnd source,
            FlowEnd destination,
            @Nullable TransferClass hint) {}
}
