package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.scoring.Egress;
import dev.tradewind.placement.scoring.Network;
import dev.tradewind.placement.scoring.Rounding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gravity of data: egress of one run, or of a month, under its ceiling, at known list prices. */
final class EgressRule implements SiteRule {
    static final String ID = "egress";
    static final String MONTHLY = "egress-month";
    /** What rules out ways; where one of them says so itself, a change of its limit frees the workload. */
    private static final List<SiteRule> OF_WAYS = List.of(new DataRttRule(), new PathRule(), new StateRule());

    @Override
    public @Nullable Refusal refusal(Candidate workload, CandidateSite site, Network network) {
        var limit = workload.limits().maxEgressNanoUsd();
        var egress = Egress.of(workload, site.id(), network);
        if (egress == null
                || Egress.moving(workload, site.id(), network) == null
                || egress.isAgainstRules() && isMetByOthers(workload, site, network)) {
            return new Refusal(ID, Refusal.Kind.UNKNOWN, limit, null, "nano-USD");
        }
        if (limit != null && egress.nanoUsd() > limit) {
            return new Refusal(ID, Refusal.Kind.NEVER, limit, egress.nanoUsd(), "nano-USD");
        }
        var monthly = workload.limits().maxMonthlyEgressNanoUsd();
        if (monthly == null) {
            return null;
        }
        var month = workload.kind() == Candidate.Kind.SERVICE
                ? egress.nanoUsd()
                : workload.shape().runs() * Rounding.scale(egress.nanoUsd(), workload.timesPerMonthPerMille(), 1000);
        return month <= monthly ? null : new Refusal(MONTHLY, Refusal.Kind.NEVER, monthly, month, "nano-USD per month");
    }

    /** There is a way that is permitted, but none whose price is known. */
    private static boolean isMetByOthers(Candidate workload, CandidateSite site, Network network) {
        return OF_WAYS.stream().allMatch(rule -> rule.refusal(workload, site, network) == null);
    }
}
