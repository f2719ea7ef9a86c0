package dev.tradewind.egress.cause;

import dev.tradewind.egress.change.ChangedFlow;
import dev.tradewind.egress.change.FlowKey;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * The candidate causes of a difference. They may overlap, since two rules can speak of one flow; {@link #explained}
 * counts each flow once.
 *
 * @param changed what made the difference, the largest part first
 * @param standing what cost the same before and is known to be avoidable, the dearest first
 */
public record Causes(List<Cause> changed, List<Cause> standing) {
    private static final List<CauseRule> RULES = List.of(
            new SecondRegion(),
            new RemoteReads(),
            new PriceStep(),
            new CopyElsewhere(),
            new ThroughCdn(),
            new NatToSameRegion(),
            new CrossZone());

    public static Causes of(CauseFacts facts) {
        var known = new ArrayList<Cause>();
        RULES.forEach(rule -> known.addAll(rule.find(facts)));
        var spokenOf = new HashSet<FlowKey>();
        known.stream()
                .filter(cause -> !cause.standing())
                .flatMap(cause -> cause.flows().stream())
                .forEach(flow -> spokenOf.add(flow.key()));
        new PlainChange()
                .find(facts).stream()
                        .filter(cause ->
                                !spokenOf.contains(cause.flows().getFirst().key()))
                        .forEach(known::add);
        return new Causes(
                known.stream()
                        .filter(cause -> !cause.standing())
                        .sorted(Comparator.comparing(
                                        (Cause cause) -> cause.change().abs())
                                .reversed())
                        .toList(),
                known.stream()
                        .filter(Cause::standing)
                        .sorted(Comparator.comparing(Cause::costNow).reversed())
                        .toList());
    }

    /** How much of the difference the flows behind the causes make up, with their signs, each flow once. */
    public BigDecimal explained() {
        return changed.stream()
                .flatMap(cause -> cause.flows().stream())
                .distinct()
                .map(ChangedFlow::change)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
