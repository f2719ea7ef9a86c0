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
 */
public record ApprovalRoute(
        int needed, Set<String> groups, @Nullable BigDecimal aboveUsdPerMonth, int neededAbove) {

    /** One other person, no group: what holds where no policy says more. */
    public static final ApprovalRoute ANYBODY_ELSE = new ApprovalRoute(1, Set.of(), null, 1);

    public ApprovalRoute {
        if (needed < 1 || neededAbove < needed) {
            throw new IllegalArgumentException(
                    "A route needs at least 1 approval and above its threshold no fewer than below, got " + needed
                            + " and " + neededAbove);
        }
        groups = Set.copyOf(groups);
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
        var threshold = aboveUsdPerMonth == null
                ? other.aboveUsdPerMonth
                : other.aboveUsdPerMonth == null ? aboveUsdPerMonth : aboveUsdPerMonth.min(other.aboveUsdPerMonth);
        return new ApprovalRoute(
                Math.max(needed, other.needed),
                all,
                threshold,
                Math.max(Math.max(needed, other.needed), Math.max(neededAbove, other.neededAbove)));
    }
}
