package dev.tradewind.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision that was taken.
 *
 * @param digest what it was given for
 * @param human who decided, whichever account; empty for decisions of before accounts were tied to people
 * @param groups the groups of the person at that moment
 * @param voidedAt when it ceased to count, null while it counts
 * @param leastUsdPerMonth that it must still save at the start; null for no condition
 * @param deputising ids of those away whose groups the person brought, with commas; empty for none
 */
public record DecisionEntry(
        UUID id,
        String digest,
        UUID personId,
        String personName,
        String human,
        Set<String> groups,
        boolean approved,
        String reason,
        Instant decidedAt,
        @Nullable Instant voidedAt,
        @Nullable String voidedBecause,
        @Nullable BigDecimal leastUsdPerMonth,
        String deputising) {
    public DecisionEntry {
        groups = Set.copyOf(groups);
    }

    /** Without a condition, and for nobody else. */
    public DecisionEntry(
            UUID id,
            String digest,
            UUID personId,
            String personName,
            String human,
            Set<String> groups,
            boolean approved,
            String reason,
            Instant decidedAt,
            @Nullable Instant voidedAt,
            @Nullable String voidedBecause) {
        this(
                id,
                digest,
                personId,
                personName,
                human,
                groups,
                approved,
                reason,
                decidedAt,
                voidedAt,
                voidedBecause,
                null,
                "");
    }

    /** Whom the decision counts for: no human being counts twice. */
    public String whose() {
        return human.isEmpty() ? personId.toString() : human;
    }

    public boolean counts() {
        return approved && voidedAt == null;
    }
}
