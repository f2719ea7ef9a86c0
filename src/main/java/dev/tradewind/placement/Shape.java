package dev.tradewind.placement;

import java.util.List;

/**
 * What a run looks like in time and space, beyond its length.
 *
 * @param members a gang: this many equal members start together at one site or not at all; the demand is each one's
 * @param interruptible whether it may pause between slots
 * @param resumePerMille what starting again after a pause costs, as a share of that slot's compute and carbon × 1000
 * @param everySlots distance of the runs that share one decision; 0 when there is one run
 * @param runs how many runs share the decision: the same site, the same offset from the window's start
 * @param spotAllowed whether it may run on capacity that the provider can take back
 * @param after runs that must have ended before
 */
public record Shape(
        int members,
        boolean interruptible,
        int resumePerMille,
        int everySlots,
        int runs,
        boolean spotAllowed,
        List<Predecessor> after) {
    public static final Shape PLAIN = new Shape(1, false, 0, 0, 1, false, List.of());

    public Shape {
        after = List.copyOf(after);
        if (members < 1 || runs < 1 || resumePerMille < 0 || runs > 1 && everySlots < 1) {
            throw new IllegalArgumentException("a shape of " + members + " members, " + runs + " runs every "
                    + everySlots + " slots, resume " + resumePerMille
                    + " per mille is none. Maybe members and runs of at least 1, and a distance when runs > 1?");
        }
        if (!after.isEmpty() && runs > 1) {
            throw new IllegalArgumentException("a run with predecessors stands alone. Maybe state each run as its own"
                    + " workload instead of runs = " + runs + "?");
        }
    }
}
