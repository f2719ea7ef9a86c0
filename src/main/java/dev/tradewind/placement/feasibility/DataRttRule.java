package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Link;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** Round trip to the farthest of its data, for workloads that wait for each answer. */
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
            var rtt = network.rttMicros(site.id(), need.site());
            if (rtt == null) {
                return new Refusal(ID, Refusal.Kind.UNKNOWN, limit, null, "µs to " + need.site());
            }
            worst = Math.max(worst, rtt);
        }
        return worst <= limit ? null : new Refusal(ID, Refusal.Kind.NEVER, limit, worst, "µs");
    }
}
