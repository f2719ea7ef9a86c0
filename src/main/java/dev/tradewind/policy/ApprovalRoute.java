package dev.tradewind.policy;

import java.math.BigDecimal;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who must agree.
 *
 * @param needed distinct people who must approve
 * @param groups groups that must each be among the approvers: all of them, not one of them
 * @param aboveUsdPerMonth above this change of cost, up or down, {@code neededAbove} people are asked and each must
 *     give a reason; null for no threshold
 * @param neededAbove at least {@code needed}
 * @param automatic kinds that need no person, below the threshold
 * @param escalateAfterHours after which whoever is in {@code escalateTo} is told that nobody has decided; null for never
 */
public record ApprovalRoute(
        int needed,
        Set<String> groups,
        @Nullable BigDecimal aboveUsdPerMonth,
        int neededAbove,
        Set<String> automatic,
        @Nullable Integer escalateAfterHours,
        Set<String> escalateTo) {

    /** Kinds of recommendation of so little risk that a policy may approve them by itself. */
    public static final Set<String> MAY_BE_AUTOMATIC = Set.of("EVACUATION", "TIME_SHIFT");

    /** One other person, no group: what holds where no policy says more. */
    public static final ApprovalRoute ANYBODY_ELSE = new ApprovalRoute(1, Set.of(), null, 1);

    public ApprovalRoute {
        if (needed < 1 || neededAbove < needed) {
            throw new IllegalArgumentException(
                    "A route needs at least 1 approval and above its threshold no fewer than below, got " + needed
                            + " and " + neededAbove);
        }
        groups = Set.copyOf(groups);
        automatic = Set.copyOf(automatic);
        escalateTo = Set.copyOf(escalateTo);
    }

    public ApprovalRoute(int needed, Set<String> groups, @Nullable BigDecimal aboveUsdPerMonth, int neededAbove) {
        this(needed, groups, aboveUsdPerMonth, neededAbove, Set.of(), null, Set.of());
    }

    /** Whether a change of this size is above the threshold. */
    public boolean above(BigDecimal usdPerMonth) {
        return aboveUsdPerMonth != null && usdPerMonth.abs().compareTo(aboveUsdPerMonth) > 0;
    }

    public int neededFor(BigDecimal usdPerMonth) {
        return above(usdPerMonth) ? neededAbove : needed;
    }

    /** Both routes at once: the higher numbers, every group, the lower threshold. */
    ApprovalRoute and(ApprovalRoute other) {
        var all = new TreeSet<>(groups);
        all.addAll(other.groups);
        var both = new TreeSet<>(automatic);
        both.retainAll(other.automatic);
        var told = new TreeSet<>(escalateTo);
        told.addAll(other.escalateTo);
        var threshold = aboveUsdPerMonth == null
                ? other.aboveUsdPerMonth
                : other.aboveUsdPerMonth == null ? aboveUsdPerMonth : aboveUsdPerMonth.min(other.aboveUsdPerMonth);
        return new ApprovalRoute(
                Math.max(needed, other.needed),
                all,
                threshold,
                Math.max(Math.max(needed, other.needed), Math.max(neededAbove, other.neededAbove)),
                both,
                escalateAfterHours == null
                        ? other.escalateAfterHours
                        : other.escalateAfterHours == null
                                ? escalateAfterHours
                                : Integer.valueOf(Math.min(escalateAfterHours, other.escalateAfterHours)),
                told);
    }
}
