package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** Only in the countries whose law may hold the workload. */
final class JurisdictionRule implements SiteRule {
    static final String ID = "jurisdiction";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var countries = workload.limits().countries();
        return countries.isEmpty() || countries.contains(site.country())
                ? null
                : new Refusal(ID, Refusal.Kind.NEVER, null, null, "country " + site.country());
    }
}
