package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Network;
import org.jspecify.annotations.Nullable;

/** Only allowed providers, never denied ones. */
final class ProviderRule implements SiteRule {
    static final String ID = "provider";

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var limits = workload.limits();
        var allowed =
                limits.allowedProviders().isEmpty() || limits.allowedProviders().contains(site.provider());
        return allowed && !limits.deniedProviders().contains(site.provider())
                ? null
                : new Refusal(ID, Refusal.Kind.NEVER, null, null, "provider " + site.provider());
    }
}
