package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import dev.tradewind.placement.scoring.Ways;
import org.jspecify.annotations.Nullable;

/**
 * Round trip to the farthest of its data, for workloads that wait for each answer: over the fastest path that may carry them, to the
 * nearest copy that it may read, and to the nearest place where it may leave what it writes.
 */
final class DataRttRule implements SiteRule {
    static final String ID = "data-rtt";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var limit = workload.limits().maxDataRttMicros();
        if (limit == null) {
            return null;
        }
        long worst = 0;
        for (var need : workload.data()) {
            if (need.site().equals(Link.INTERNET)) {
                continue;
            }
            var reading = Ways.isRead(need) ? Ways.fastest(need, site.id(), false, network) : (Long) 0L;
            var writing = need.writtenMegabytes() > 0 ? Ways.fastest(need, site.id(), true, network) : (Long) 0L;
            if (reading == null || writing == null) {
                return new Refusal(ID, Refusal.Kind.UNKNOWN, limit, null, "µs to " + need.site());
            }
            worst = Math.max(worst, Math.max(reading, writing));
        }
        return worst <= limit ? null : new Refusal(ID, Refusal.Kind.NEVER, limit, worst, "µs");
    }
}
