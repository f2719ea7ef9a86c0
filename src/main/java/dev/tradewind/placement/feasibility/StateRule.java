package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import dev.tradewind.placement.scoring.Ways;
import org.jspecify.annotations.Nullable;

/** Where the resulting state is left: in the countries that may hold it, and near enough where every commit waits for it. */
final class StateRule implements SiteRule {
    static final String ID = "state-residency";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        for (var need : workload.data()) {
            var refusal = need.rules() == null || need.writtenMegabytes() == 0 ? null : refusal(need, site, network);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private static @Nullable Refusal refusal(DataNeed need, CandidateSite site, Network network) {
        var rules = java.util.Objects.requireNonNull(need.rules());
        if (Ways.places(need, true, network).isEmpty()) {
            return new Refusal(
                    ID,
                    Refusal.Kind.NEVER,
                    null,
                    null,
                    "nothing in " + String.join(", ", rules.countries()) + " holds what is written to " + need.site());
        }
        var most = rules.maxWriteRttMicros();
        if (most == null) {
            return null;
        }
        var rtt = Ways.fastest(need, site.id(), true, network);
        return rtt != null && rtt <= most
                ? null
                : new Refusal(
                        ConsistencyRule.ID,
                        rtt == null ? Refusal.Kind.UNKNOWN : Refusal.Kind.NEVER,
                        most,
                        rtt,
                        "µs for each commit to the data at " + need.site());
    }
}
