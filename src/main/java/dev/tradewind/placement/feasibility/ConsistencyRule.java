package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** A workload that commits synchronously to one place is as slow as the way there: it is no edge workload. */
final class ConsistencyRule implements SiteRule {
    static final String ID = "synchronous-commit";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var commit = workload.limits().commit();
        if (commit == null) {
            return null;
        }
        var rtt = network.rttMicros(site.id(), commit.site());
        if (rtt == null) {
            return new Refusal(
                    ID, Refusal.Kind.UNKNOWN, commit.maxRttMicros(), null, "µs for each commit at " + commit.site());
        }
        return rtt <= commit.maxRttMicros()
                ? null
                : new Refusal(
                        ID, Refusal.Kind.NEVER, commit.maxRttMicros(), rtt, "µs for each commit at " + commit.site());
    }
}
