package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** Round trip to the farthest of the users. A place without a known round trip is not near. */
final class UserRttRule implements SiteRule {
    static final String ID = "user-rtt";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var limit = workload.limits().maxUserRttMicros();
        long worst = 0;
        for (var users : workload.users()) {
            var rtt = network.rttMicros(site.id(), users.place());
            if (rtt == null) {
                return new Refusal(ID, Refusal.Kind.UNKNOWN, limit, null, "µs to " + users.place());
            }
            worst = Math.max(worst, rtt);
        }
        return limit == null || worst <= limit ? null : new Refusal(ID, Refusal.Kind.NEVER, limit, worst, "µs");
    }
}
