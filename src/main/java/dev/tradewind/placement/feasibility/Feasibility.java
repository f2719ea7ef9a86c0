package dev.tradewind.placement.feasibility;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.scoring.Network;
import dev.tradewind.placement.scoring.SiteTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs all rules on one pair of workload and site: those on the site first, then those on slots. */
public final class Feasibility {
    private static final SiteRule[] SITE_RULES = {
        new OutageRule(),
        new LinkRule(),
        new PinnedSiteRule(),
        new FreezeRule(),
        new ProviderRule(),
        new JurisdictionRule(),
        new CouplingRule(),
        new UserRttRule(),
        new PromiseRule(),
        new ConsistencyRule(),
        new StateRule(),
        new PathRule(),
        new DataRttRule(),
        new EgressRule(),
        new OldCarbonRule(),
        new ServiceCarbonRule()
    };
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
    public Verdict check(Candidate workload, SiteTables tables) {
        var refusal = ofSite(workload, tables);
        if (refusal != null) {
            return new Verdict(new BitSet(), List.of(refusal));
        }
        var allowed = allowed(workload, tables);
        return isEnough(workload, allowed)
                ? new Verdict(allowed, List.of())
                : new Verdict(
                        new BitSet(), List.of(slotRefusals(workload, tables).getFirst()));
    }

    /** The first rule on the site that refuses; null when none does. */
    public @Nullable Refusal ofSite(Candidate workload, SiteTables tables) {
        for (var rule : SITE_RULES) {
            var refusal = rule.refusal(workload, tables.site(), network);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    /** Starts, or single slots of an interruptible run, that the rules on slots allow. */
    public BitSet allowed(Candidate workload, SiteTables tables) {
        return allowed(workload, tables, workload.firstStart(), workload.lastStart(horizon), SLOT_RULES);
    }

    /** Whether a run fits into what is allowed. */
    public boolean isEnough(Candidate workload, BitSet allowed) {
        return isPieced(workload) ? allowed.cardinality() >= workload.durationSlots() : !allowed.isEmpty();
    }

    /** Every rule that is against it, so that one can tell which of them stands alone. */
    public List<Refusal> allRefusals(Candidate workload, SiteTables tables) {
        var refusals = new ArrayList<Refusal>();
        for (var rule : SITE_RULES) {
            var refusal = rule.refusal(workload, tables.site(), network);
            if (refusal != null) {
                refusals.add(refusal);
            }
        }
        if (!isEnough(workload, allowed(workload, tables))) {
            // Beside another rule no change of this one alone would help: its numbers are not needed.
            refusals.addAll(refusals.isEmpty() ? slotRefusals(workload, tables) : List.of(WindowRule.noCommonStart()));
        }
        return refusals;
    }

    private static boolean isPieced(Candidate workload) {
        return workload.kind() == Candidate.Kind.BATCH && workload.shape().interruptible();
    }

    /** One refusal when one rule alone is in the way, otherwise all rules that leave no start by themselves or at all. */
    private List<Refusal> slotRefusals(Candidate workload, SiteTables tables) {
        var span = workload.length(horizon) + workload.repeats();
        if (span > horizon.slots()) {
            return List.of(WindowRule.longerThanHorizon(span, horizon.slots()));
        }
        var first = workload.firstStart();
        var last = workload.lastStart(horizon);
        var several = new ArrayList<Refusal>();
        for (var rule : SLOT_RULES) {
            if (!rule.concerns(workload, tables)) {
                continue;
            }
            var others = SLOT_RULES.stream().filter(other -> other != rule).toList();
            var freed = allowed(workload, tables, first, last, others);
            if (isEnough(workload, freed)) {
                return List.of(nearest(rule, workload, tables, freed));
            }
            var alone = allowed(workload, tables, first, last, List.of(rule));
            if (last >= first && !isEnough(workload, alone)) {
                several.add(nearest(rule, workload, tables, allowed(workload, tables, first, last, List.of())));
            }
        }
        var anyTime = allowed(workload, tables, first, horizon.slots() - span, SLOT_RULES);
        if (isEnough(workload, anyTime)) {
            return List.of(WindowRule.tooLate(workload.deadlineSlot(), earliestEnd(workload, anyTime)));
        }
        if (several.isEmpty()) {
            several.add(WindowRule.noCommonStart());
        }
        return several;
    }

    private long earliestEnd(Candidate workload, BitSet allowed) {
        if (!isPieced(workload)) {
            return (long) allowed.nextSetBit(0) + workload.length(horizon);
        }
        var slot = -1;
        for (var taken = 0; taken < workload.durationSlots(); taken++) {
            slot = allowed.nextSetBit(slot + 1);
        }
        return slot + 1L;
    }

    /** For a run in pieces, what the last of the slots that it needs lacks, the nearest slots taken first. */
    private Refusal nearest(SlotRule rule, Candidate workload, SiteTables tables, BitSet freed) {
        var starts = freed.stream().toArray();
        if (!isPieced(workload)) {
            return rule.refusal(workload, tables, starts, workload.length(horizon));
        }
        var single = new ArrayList<Refusal>();
        for (var slot : starts) {
            if (!rule.allows(workload, tables, slot)) {
                single.add(rule.refusal(workload, tables, new int[] {slot}, 1));
            }
        }
        single.sort(java.util.Comparator.comparingLong(Refusal::distance));
        if (single.isEmpty()) {
            // Every slot is allowed, there are too few of them.
            return WindowRule.noCommonStart();
        }
        var allowed = starts.length - single.size();
        return single.get(Math.max(0, Math.min(single.size() - 1, workload.durationSlots() - allowed - 1)));
    }

    private BitSet allowed(Candidate workload, SiteTables tables, int first, int last, List<SlotRule> rules) {
        var length = workload.length(horizon);
        var allowed = new BitSet(horizon.slots());
        var held = heldStart(workload);
        if (last < first || first < 0 || held != null && (held < first || held > last)) {
            return allowed;
        }
        var from = held == null ? first : held;
        var to = held == null ? last : held;
        var active = concerned(rules, workload, tables);
        if (active.length == 0) {
            allowed.set(from, isPieced(workload) ? to + length : to + 1);
            return allowed;
        }
        var run = 0;
        for (var slot = from; slot < to + length; slot++) {
            var fits = allows(active, workload, tables, slot);
            if (isPieced(workload)) {
                allowed.set(slot, fits);
                continue;
            }
            run = fits ? run + 1 : 0;
            if (run >= length && allowsRun(active, workload, tables, slot - length + 1, length)) {
                allowed.set(slot - length + 1);
            }
        }
        return allowed;
    }

    /** Asked for every site of every decision: a stream would cost more than what it filters. */
    private static SlotRule[] concerned(List<SlotRule> rules, Candidate workload, SiteTables tables) {
        var concerned = new SlotRule[rules.size()];
        var size = 0;
        for (var index = 0; index < concerned.length; index++) {
            var rule = rules.get(index);
            if (rule.concerns(workload, tables)) {
                concerned[size++] = rule;
            }
        }
        return Arrays.copyOf(concerned, size);
    }

    /** A frozen run keeps its start where that is known. */
    private static @Nullable Integer heldStart(Candidate workload) {
        return workload.limits().isFrozen() && workload.kind() == Candidate.Kind.BATCH ? workload.currentStart() : null;
    }

    private static boolean allows(SlotRule[] rules, Candidate workload, SiteTables tables, int slot) {
        for (var run = 0; run < workload.shape().runs(); run++) {
            for (var rule : rules) {
                if (!rule.allows(workload, tables, slot + run * workload.shape().everySlots())) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean allowsRun(SlotRule[] rules, Candidate workload, SiteTables tables, int start, int length) {
        for (var run = 0; run < workload.shape().runs(); run++) {
            for (var rule : rules) {
                if (!rule.allowsRun(
                        workload, tables, start + run * workload.shape().everySlots(), length)) {
                    return false;
                }
            }
        }
        return true;
    }
}
