package dev.tradewind.egress.cause;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.ChangedFlow;
import java.math.BigDecimal;
import java.util.List;

/** A workload whose parts talk across the zones of one region: consumers that fetch from any broker, calls to any replica. */
final class CrossZone implements CauseRule {
    @Override
    public List<Cause> find(CauseFacts facts) {
        return facts
                .flows(flow -> flow.key().transferClass() == TransferClass.INTER_ZONE
                        && facts.matters(flow.now().cost()))
                .stream()
                .map(flow -> cause(facts, flow))
                .toList();
    }

    private static Cause cause(CauseFacts facts, ChangedFlow flow) {
        var key = flow.key();
        var change = facts.matters(flow.change()) ? flow.change() : BigDecimal.ZERO;
        return new Cause(
                CauseKind.CROSS_ZONE,
                key.owner(),
                key.workload() + " of " + key.owner() + " talks across zones in " + facts.at(key.from()),
                "Bytes between zones of one region, charged per GB. Where readers may choose, reading in the own zone ends"
                        + " most of it (rack awareness of Kafka clients, routing that prefers the same zone). The bill does"
                        + " not tell which of it is replication that has to cross.",
                change,
                flow.now().cost(),
                List.of(
                        Evidence.gigabytes("Across zones before", flow.earlier().gigabytes()),
                        Evidence.gigabytes("Across zones now", flow.now().gigabytes()),
                        Evidence.money("Cost now", flow.now().cost(), facts.currency())),
                List.of(flow),
                facts.intended(flow));
    }
}
