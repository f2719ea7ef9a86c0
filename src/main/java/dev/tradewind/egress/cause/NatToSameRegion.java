package dev.tradewind.egress.cause;

import static dev.tradewind.egress.cause.CauseFacts.gigabytesOf;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.ChangedFlow;
import dev.tradewind.egress.change.FlowKey;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A NAT gateway that processes far more bytes of a workload than leave or reach its region: the rest goes to a service of
 * the same region, such as an object store, which an endpoint would reach without the gateway.
 */
final class NatToSameRegion implements CauseRule {
    private static final BigDecimal MOST = new BigDecimal("0.5");

    @Override
    public List<Cause> find(CauseFacts facts) {
        return facts
                .flows(flow -> flow.key().transferClass() == TransferClass.NAT
                        && flow.now().metered()
                        && facts.matters(flow.now().cost()))
                .stream()
                .filter(flow ->
                        local(facts, flow).compareTo(flow.now().gigabytes().multiply(MOST)) >= 0)
                .map(flow -> cause(facts, flow))
                .toList();
    }

    private static Cause cause(CauseFacts facts, ChangedFlow flow) {
        var key = flow.key();
        var processed = flow.now().gigabytes();
        var local = local(facts, flow);
        var ends = flow.now().cost().multiply(local).divide(processed, 20, RoundingMode.HALF_EVEN);
        var change = facts.matters(flow.change()) ? flow.change() : BigDecimal.ZERO;
        return new Cause(
                CauseKind.NAT_TO_SAME_REGION,
                key.owner(),
                key.workload() + " of " + key.owner() + " reaches a service of " + facts.at(key.from())
                        + " through a NAT gateway",
                "The gateway processed more bytes of it than left or reached the region in the same days. What remains"
                        + " stayed inside, which a gateway or private endpoint of that service carries without the"
                        + " processing charge.",
                change,
                flow.now().cost(),
                List.of(
                        Evidence.gigabytes("Processed by the gateway", processed),
                        Evidence.gigabytes("Left or reached the region", processed.subtract(local)),
                        Evidence.gigabytes("Stayed in the region, at least", local),
                        Evidence.money("Processing charge of that part", ends, facts.currency())),
                List.of(flow),
                facts.intended(flow));
    }

    /** What cannot have left or come: the whole less everything that the same workload moved out of or into the region. */
    private static BigDecimal local(CauseFacts facts, ChangedFlow nat) {
        var crossing = facts.flows(flow ->
                together(nat.key(), flow.key()) && crosses(flow.key(), nat.key().from()));
        return nat.now().gigabytes().subtract(gigabytesOf(crossing)).max(BigDecimal.ZERO);
    }

    /** Without a label the service is all that the bill names, so everything of the owner may have gone through. */
    private static boolean together(FlowKey nat, FlowKey other) {
        return other.owner().equals(nat.owner())
                && (!nat.labelled() || !other.labelled() || other.workload().equals(nat.workload()));
    }

    private static boolean crosses(FlowKey flow, String site) {
        return switch (flow.transferClass()) {
            case INTERNET, INTER_REGION, INTER_PROVIDER, CDN, PEERING, OTHER_TRANSFER ->
                flow.from().equals(site);
            case INGRESS -> flow.to().equals(site);
            case INTER_ZONE, NAT, LOAD_BALANCER, PRIVATE_LINK -> false;
        };
    }
}
