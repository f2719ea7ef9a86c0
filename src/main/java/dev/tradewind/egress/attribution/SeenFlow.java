package dev.tradewind.egress.attribution;

import dev.tradewind.egress.TransferClass;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that one workload sent to another in one hour, each byte once however many ends told of it.
 *
 * @param billedClass as which its provider bills it; {@code causedClass} says what it is
 * @param accounts of those who told of it; empty if they belong to none
 */
public record SeenFlow(
        Instant hour,
        Side from,
        Side to,
        TransferClass billedClass,
        TransferClass causedClass,
        Set<String> accounts,
        long bytes) {

    /**
     * One end.
     *
     * @param workload null if nobody says what it is
     * @param site site id, internet or unknown
     */
    public record Side(
            @Nullable String workload,
            String site,
            @Nullable String owner) {}

    public SeenFlow {
        accounts = Set.copyOf(accounts);
    }
}
