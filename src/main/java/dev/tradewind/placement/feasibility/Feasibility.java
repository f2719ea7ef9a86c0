package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.scoring.Network;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Runs all rules on one pair of workload and site: those on the site first, then those on slots. */
public final class Feasibility {
    private static final List<SiteRule> SITE_RULES = List.of(
            new PinnedSiteRule(),
            new ProviderRule(),
            new JurisdictionRule(),
            new UserRttRule(),
            new DataRttRule(),
            new EgressRule(),
            new ServiceCarbonRule());
    private static final List<SlotRule> SLOT_RULES = List.of(
            new SignalRule(),
            new CapacityRule(Resource.VCPU),
            new CapacityRule(Resource.MEMORY),
            new CapacityRule(Resource.GPU),
            new CarbonRule());

    private final Horizon horizon;
    private final Network network;

    public Feasibility(Horizon horizon, Network network) {
        this.horizon = horizon;
        this.network = network;
    }

    /** Stops at the first rule on the site that refuses, which is enough to count. */
    public Verdict check(Candidate workload, CandidateSite site) {
        for (var rule : SITE_RULES) {
            var refusal = rule.refusal(workload, site, network);
            if (refusal != null) {
                return new Verdict(new BitSet(), List.of(refusal));
            }
        }
        var starts = starts(workload, site, workload.firstStart(), workload.lastStart(horizon), SLOT_RULES);
        return starts.isEmpty()
                ? new Verdict(starts, List.of(slotRefusals(workload, site).getFirst()))
                : new Verdict(starts, List.of());
    }

    /** Every rule that is against it, so that one can tell which of them stands alone. */
    public List<Refusal> allRefusals(Candidate workload, CandidateSite site) {
        var refusals = new ArrayList<Refusal>();
        for (var rule : SITE_RULES) {
            var refusal = rule.refusal(workload, site, network);
            if (refusal != null) {
                refusals.add(refusal);
            }
        }
        if (starts(workload, site, workload.firstStart(), workload.lastStart(horizon), SLOT_RULES)
                .isEmpty()) {
            refusals.addAll(slotRefusals(workload, site));
        }
        return refusals;
    }

    /** One refusal when one rule alone is in the way, otherwise all rules that leave no start by themselves or at all. */
    private List<Refusal> slotRefusals(Candidate workload, CandidateSite site) {
        var length = workload.length(horizon);
        if (length > horizon.slots()) {
            return List.of(WindowRule.longerThanHorizon(length, horizon.slots()));
        }
        var first = workload.firstStart();
        var last = workload.lastStart(horizon);
        var anyTime = starts(workload, site, first, horizon.slots() - length, SLOT_RULES);
        var several = new ArrayList<Refusal>();
        for (var rule : SLOT_RULES) {
            var others = SLOT_RULES.stream().filter(other -> other != rule).toList();
            var freed = starts(workload, site, first, last, others);
            if (!freed.isEmpty() && rule.concerns(workload, site)) {
                return List.of(rule.refusal(workload, site, freed.stream().toArray(), length));
            }
            if (last >= first
                    && starts(workload, site, first, last, List.of(rule)).isEmpty()) {
                var all = java.util.stream.IntStream.rangeClosed(first, last).toArray();
                several.add(rule.refusal(workload, site, all, length));
            }
        }
        if (!anyTime.isEmpty()) {
            return List.of(WindowRule.tooLate(workload.deadlineSlot(), (long) anyTime.nextSetBit(0) + length));
        }
        if (several.isEmpty()) {
            several.add(WindowRule.noCommonStart());
        }
        return several;
    }

    private BitSet starts(Candidate workload, CandidateSite site, int first, int last, List<SlotRule> rules) {
        var length = workload.length(horizon);
        var starts = new BitSet(horizon.slots());
        if (last < first || first < 0) {
            return starts;
        }
        var active =
                rules.stream().filter(rule -> rule.concerns(workload, site)).toArray(SlotRule[]::new);
        var run = 0;
        for (var slot = first; slot < last + length; slot++) {
            var allowed = true;
            for (var rule : active) {
                if (!rule.allows(workload, site, slot)) {
                    allowed = false;
                    break;
                }
            }
            run = allowed ? run + 1 : 0;
            if (run >= length) {
                starts.set(slot - length + 1);
            }
        }
        return starts;
    }
}
