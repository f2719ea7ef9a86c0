package dev.tradewind.egress.change;

import dev.tradewind.quantity.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * How the cost of one currency differs between two ranges, flow by flow.
 *
 * @param flows every flow of either range, the largest change first by size
 * @param tiers what the price lists said of the flows that they price by monthly volume
 */
public record EgressChange(String currency, List<ChangedFlow> flows, TierPrices tiers) {
    static final Comparator<BigDecimal> BY_SIZE = Comparator.comparing(BigDecimal::abs);

    public EgressChange {
        flows = flows.stream()
                .sorted(Comparator.comparing(ChangedFlow::change, BY_SIZE).reversed())
                .toList();
    }

    public Money before() {
        return new Money(
                flows.stream().map(each -> each.earlier().cost()).reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }

    public Money after() {
        return new Money(
                flows.stream().map(each -> each.now().cost()).reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }

    /** After less before; the sum of {@link #parts}. */
    public Money difference() {
        return after().minus(before());
    }

    public Parts parts() {
        return flows.stream().map(ChangedFlow::parts).reduce(Parts.NONE, Parts::plus);
    }

    /** The same parts in lines, the largest change first by size; each flow stands on exactly one. */
    public List<ChangeLine> by(ChangeView view) {
        var groups = new LinkedHashMap<Object, List<ChangedFlow>>();
        for (var flow : flows) {
            groups.computeIfAbsent(view.group(flow.key()), key -> new ArrayList<>())
                    .add(flow);
        }
        return groups.values().stream()
                .map(group -> ChangeLine.of(view, group))
                .sorted(Comparator.comparing(ChangeLine::change, BY_SIZE).reversed())
                .toList();
    }
}
