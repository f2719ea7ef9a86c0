package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.NetworkPath;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import dev.tradewind.placement.scoring.Ways;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Data that may only go over some kinds of network, and a site that none of those reaches. */
final class PathRule implements SiteRule {
    static final String ID = "network-path";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        for (var need : workload.data()) {
            var rules = need.rules();
            if (rules == null || rules.paths().isEmpty()) {
                continue;
            }
            var cut = need.readMegabytes() > 0 && !need.isAt(site.id()) && !isCarried(need, site, false, network)
                    || need.writtenMegabytes() > 0 && !isCarried(need, site, true, network);
            if (cut) {
                var kinds = rules.paths().stream()
                        .map(NetworkPath.Kind::words)
                        .sorted()
                        .collect(Collectors.joining(" or "));
                return new Refusal(
                        ID,
                        Refusal.Kind.NEVER,
                        null,
                        null,
                        "no " + kinds + " between it and the data at " + need.site());
            }
        }
        return null;
    }

    /** Where nothing may lie at all, another rule says so. */
    private static boolean isCarried(DataNeed need, CandidateSite site, boolean writing, Network network) {
        var places = Ways.places(need, writing, network);
        return places.isEmpty()
                || places.stream().anyMatch(place -> Ways.isCarried(need, place, site.id(), writing, network));
    }
}
