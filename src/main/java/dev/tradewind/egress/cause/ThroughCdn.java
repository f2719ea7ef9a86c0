package dev.tradewind.egress.cause;

import static dev.tradewind.egress.cause.CauseFacts.changeOf;
import static dev.tradewind.egress.cause.CauseFacts.costOf;
import static dev.tradewind.egress.cause.CauseFacts.gigabytesBefore;
import static dev.tradewind.egress.cause.CauseFacts.gigabytesOf;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.ChangedFlow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A team's bytes to the internet fell while its bytes to a CDN rose at the same place. */
final class ThroughCdn implements CauseRule {
    @Override
    public List<Cause> find(CauseFacts facts) {
        var causes = new ArrayList<Cause>();
        for (var cdn : facts.flows(flow ->
                flow.key().transferClass() == TransferClass.CDN && grew(flow).signum() > 0)) {
            var direct = facts.flows(flow -> flow.key().transferClass() == TransferClass.INTERNET
                    && flow.key().owner().equals(cdn.key().owner())
                    && flow.key().from().equals(cdn.key().from()));
            var fell = gigabytesBefore(direct).subtract(gigabytesOf(direct));
            var all = Stream.concat(Stream.of(cdn), direct.stream()).toList();
            if (fell.signum() > 0 && (facts.matters(cdn.change()) || facts.matters(changeOf(direct)))) {
                causes.add(cause(facts, cdn, direct, all));
            }
        }
        return causes;
    }

    private static Cause cause(CauseFacts facts, ChangedFlow cdn, List<ChangedFlow> direct, List<ChangedFlow> all) {
        var key = cdn.key();
        return new Cause(
                CauseKind.CDN,
                key.owner(),
                key.owner() + " serves from " + facts.at(key.from())
                        + " through a CDN what went to the internet directly",
                "Bytes of the team to the internet fell at the place where its bytes to the CDN rose.",
                changeOf(all),
                costOf(all),
                List.of(
                        Evidence.gigabytes("To the CDN, more by", grew(cdn)),
                        Evidence.gigabytes("To the internet before", gigabytesBefore(direct)),
                        Evidence.gigabytes("To the internet now", gigabytesOf(direct)),
                        Evidence.money("CDN origin", cdn.change(), facts.currency()),
                        Evidence.money("Internet", changeOf(direct), facts.currency())),
                all,
                null);
    }

    private static BigDecimal grew(ChangedFlow flow) {
        return flow.now().gigabytes().subtract(flow.earlier().gigabytes());
    }
}
