package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import dev.tradewind.placement.scoring.Ways;
import org.jspecify.annotations.Nullable;

/** Nothing runs where a link that it needs is down: to its users, its data, or where it commits. */
final class LinkRule implements SiteRule {
    static final String ID = "link-lost";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        if (!network.isAnyLost()) {
            return null;
        }
        for (var users : workload.users()) {
            if (network.isLost(site.id(), users.place())) {
                return lost(site, users.place());
            }
        }
        var commit = workload.limits().commit();
        if (commit != null && network.isLost(site.id(), commit.site())) {
            return lost(site, commit.site());
        }
        for (var need : workload.data()) {
            if (network.isLost(site.id(), need.site())
                    && (need.writtenMegabytes() > 0 && !isOpen(need, true, site, network)
                            || Ways.isRead(need) && !isOpen(need, false, site, network))) {
                return lost(site, need.site());
            }
        }
        return null;
    }

    /** To another copy, or to another place where what is written may lie. */
    private static boolean isOpen(DataNeed need, boolean writing, CandidateSite site, Network network) {
        return Ways.places(need, writing, network).stream().anyMatch(place -> !network.isLost(site.id(), place));
    }

    private static Refusal lost(CandidateSite site, String other) {
        return new Refusal(
                ID, Refusal.Kind.NOT_NOW, null, null, "the link between " + site.id() + " and " + other + " is lost");
    }
}
