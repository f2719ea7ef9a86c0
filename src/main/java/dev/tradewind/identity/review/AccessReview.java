package dev.tradewind.identity.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param signedOffAt null while it is open */
public record AccessReview(
        UUID id,
        Instant startedAt,
        UUID startedBy,
        @Nullable Instant signedOffAt,
        @Nullable UUID signedOffBy,
        int accounts,
        int undecided) {
    public boolean open() {
        return signedOffAt == null;
    }
}
