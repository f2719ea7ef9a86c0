package dev.tradewind.egress.watch;

import dev.tradewind.egress.change.EgressChange;
import dev.tradewind.egress.change.Part;
import dev.tradewind.egress.change.Parts;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The decomposition that hangs on a finding, as it was when the finding was last updated.
 *
 * @param before days, last one excluded
 * @param now days, last one excluded
 * @param costBefore BilledCost of the flow in the days before
 * @param parts add up to {@code costNow − costBefore}
 * @param causes titles of the candidate causes that speak of this flow
 */
public record AttachedChange(
        DayRange before,
        DayRange now,
        BigDecimal costBefore,
        BigDecimal costNow,
        Map<Part, BigDecimal> parts,
        List<String> causes) {

    static AttachedChange of(
            WatchedFlow flow, DayRange before, DayRange now, EgressChange change, List<String> causes) {
        var flows =
                change.flows().stream().filter(each -> flow.holds(each.key())).toList();
        var parts = flows.stream().map(each -> each.parts()).reduce(Parts.NONE, Parts::plus);
        var known = new EnumMap<Part, BigDecimal>(Part.class);
        parts.amounts().forEach((part, amount) -> {
            if (amount.signum() != 0) {
                known.put(part, amount);
            }
        });
        return new AttachedChange(
                before,
                now,
                flows.stream().map(each -> each.earlier().cost()).reduce(BigDecimal.ZERO, BigDecimal::add),
                flows.stream().map(each -> each.now().cost()).reduce(BigDecimal.ZERO, BigDecimal::add),
                known,
                causes);
    }
}
