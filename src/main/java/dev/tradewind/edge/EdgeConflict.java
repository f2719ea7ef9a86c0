package dev.tradewind.edge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two versions that no rule could make one.
 *
 * @param version of this record, for whoever decides on what they saw
 * @param ancestor the body that both began from
 * @param siteBody null where the site deleted it
 * @param centreBody what stands at the console now
 */
public record EdgeConflict(
        long number,
        long version,
        String collection,
        String document,
        String site,
        @Nullable String ancestor,
        @Nullable String siteBody,
        @Nullable String centreBody,
        String siteVersion,
        String explanation,
        Instant openedAt,
        String state,
        @Nullable String choice,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    /** What a person may decide. */
    public enum Choice {
        SITE,
        CENTRE,
        EDITED
    }

    public boolean open() {
        return state.equals("OPEN");
    }
}
