package dev.tradewind.egress.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose an address or a label is.
 *
 * @param kind whether {@code pattern} is a range of addresses or a label
 * @param pattern a CIDR such as {@code 10.0.0.0/16}, or a label that may end with {@code *}
 * @param site site id or {@link dev.tradewind.egress.Ends#INTERNET}
 * @param validFrom null is for ever; half-open
 */
public record AddressRange(
        Kind kind,
        String pattern,
        @Nullable String workload,
        @Nullable String site,
        @Nullable String zone,
        @Nullable String owner,
        @Nullable Instant validFrom,
        @Nullable Instant validTo) {

    /** What is looked up. */
    public enum Kind {
        CIDR,
        LABEL
    }

    boolean holdsAt(Instant at) {
        return (validFrom == null || !at.isBefore(validFrom)) && (validTo == null || at.isBefore(validTo));
    }
}
