package dev.tradewind.egress.cause;

import static dev.tradewind.egress.cause.CauseFacts.costOf;

import dev.tradewind.egress.change.ChangedFlow;
import dev.tradewind.egress.change.Part;
import dev.tradewind.egress.change.TierPrice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The month's volume of a payer fell below, or rose above, a step of its provider's price list. */
final class PriceStep implements CauseRule {
    private record Payer(String provider, String account) {}

    @Override
    public List<Cause> find(CauseFacts facts) {
        var payers = facts.change().tiers().prices().stream()
                .collect(Collectors.groupingBy(price -> new Payer(price.provider(), price.payer())));
        var causes = new ArrayList<Cause>();
        payers.forEach((payer, prices) -> {
            var flows = facts.flows(flow -> flow.parts().of(Part.TIER).signum() != 0
                    && flow.key().provider().equals(payer.provider())
                    && flow.key().payer().equals(payer.account()));
            var part = flows.stream().map(flow -> flow.parts().of(Part.TIER)).reduce(BigDecimal.ZERO, BigDecimal::add);
            if (facts.matters(part)) {
                causes.add(cause(facts, prices.getFirst(), flows, part));
            }
        });
        return causes;
    }

    private static Cause cause(CauseFacts facts, TierPrice price, List<ChangedFlow> flows, BigDecimal part) {
        boolean dearer = part.signum() > 0;
        var owners = flows.stream()
                .map(flow -> flow.key().owner())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        var currency = facts.currency();
        return new Cause(
                CauseKind.PRICE_STEP,
                owners,
                "Internet bytes of account " + price.payer() + " became " + (dearer ? "dearer" : "cheaper")
                        + " because its volume of the month " + (dearer ? "fell" : "rose"),
                "The provider's list (" + price.source()
                        + ") falls with the payer's volume of the month. Its average over"
                        + " what the payer sent went this way; the part is what this alone changes at the new volumes.",
                part,
                costOf(flows),
                List.of(
                        Evidence.gigabytes("Sent before", price.before().gigabytes()),
                        Evidence.gigabytes("Sent now", price.after().gigabytes()),
                        Evidence.price("List average before", price.before().perGigabyte(), currency),
                        Evidence.price("List average now", price.after().perGigabyte(), currency),
                        Evidence.price(
                                "Step of the last GB before", price.before().lastStep(), currency),
                        Evidence.price("Step of the last GB now", price.after().lastStep(), currency),
                        Evidence.part(Part.TIER, part, currency)),
                flows,
                null);
    }
}
