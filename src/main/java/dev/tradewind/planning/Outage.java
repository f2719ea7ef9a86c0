package dev.tradewind.planning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A site that went dark, or a link between two sites that is down in both directions, from the report until it is back.
 *
 * @param toSite null for a whole site
 * @param reportedBy who said so: a person's id or a part of the program
 * @param restoredAt null while it lasts
 * @param plan the re-plan that answers it; null while that is under way, or when nothing stood there
 * @param answeredMillis from the report to the stored plan; null as long as there is none
 * @param affected workloads that the re-plan was for; null before it
 */
public record Outage(
        UUID id,
        String site,
        @Nullable String toSite,
        String reason,
        Instant lostAt,
        String reportedBy,
        @Nullable Instant restoredAt,
        @Nullable UUID plan,
        @Nullable Long answeredMillis,
        @Nullable Integer affected) {
    public boolean isSite() {
        return toSite == null;
    }

    /** {@code aws:eu-west-1}, or {@code aws:eu-west-1 and aws:us-east-1}. */
    public String what() {
        return toSite == null ? site : "the link between " + site + " and " + toSite;
    }
}
