package dev.tradewind.egress.flow;

import dev.tradewind.egress.TransferClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of a flow log, half-open in time. A row without bytes says that two ends spoke, not how much.
 *
 * @param from null where the source gives no time; the hour of the import stands for it
 * @param account sub account, subscription or project that the reporting end belongs to
 * @param reporter which interface, proxy or end told this; two reporters of one flow count once
 * @param hint class that the source itself tells; null if it tells none
 * @param sent from source to destination
 * @param returned from destination to source, where one row tells both
 */
public record FlowRecord(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String account,
        String reporter,
        FlowEnd source,
        FlowEnd destination,
        @Nullable TransferClass hint,
        Count sent,
        @Nullable Count returned) {

    /** Bytes and packets; null is unknown, which is not zero. */
    public record Count(@Nullable Long bytes, @Nullable Long packets) {
        public static final Count UNKNOWN = new Count(null, null);
    }
}
