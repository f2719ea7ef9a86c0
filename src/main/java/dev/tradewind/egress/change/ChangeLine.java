package dev.tradewind.egress.change;

import java.math.BigDecimal;
import java.util.List;

/**
 * One line of a view.
 *
 * @param flows what stands on it, the largest change first; never empty
 */
public record ChangeLine(ChangeView view, Billed before, Billed after, Parts parts, List<ChangedFlow> flows) {
    static ChangeLine of(ChangeView view, List<ChangedFlow> flows) {
        var before = Billed.NOTHING;
        var after = Billed.NOTHING;
        var parts = Parts.NONE;
        for (var flow : flows) {
            before = before.plus(flow.earlier());
            after = after.plus(flow.now());
            parts = parts.plus(flow.parts());
        }
        return new ChangeLine(view, before, after, parts, List.copyOf(flows));
    }

    public FlowKey key() {
        return flows.getFirst().key();
    }

    public BigDecimal change() {
        return after.cost().subtract(before.cost());
    }
}
