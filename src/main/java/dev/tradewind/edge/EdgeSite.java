package dev.tradewind.edge;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A site with an agent, as its last heart-beat told. Of a site that is cut off everything here is as old as that.
 *
 * @param queued entries that waited there
 * @param oldestUnsentAt null when nothing waited
 * @param skewMillis console minus site, null before it was measured
 * @param since when the link came into this state
 */
public record EdgeSite(
        String site,
        LinkState link,
        Instant since,
        Instant heardAt,
        long queued,
        @Nullable Instant oldestUnsentAt,
        long diskBytes,
        long diskLimitBytes,
        @Nullable Long skewMillis,
        double roundTripMillis,
        long refused,
        String programVersion,
        long leases) {

    public Duration age(Instant now) {
        return Duration.between(heardAt, now);
    }

    /** How long the oldest entry has waited; zero when nothing waits. */
    public Duration waiting(Instant now) {
        return oldestUnsentAt == null || queued == 0 ? Duration.ZERO : Duration.between(oldestUnsentAt, now);
    }
}
