package dev.tradewind.egress.cause;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.ChangedFlow;
import java.util.List;
import java.util.regex.Pattern;

/** A backup or another copy that goes to a region where it did not go before: a step that stays. */
final class CopyElsewhere implements CauseRule {
    private static final Pattern COPY =
            Pattern.compile("back-?ups?|snapshots?|archives?|storage|replicat\\w*|disaster", Pattern.CASE_INSENSITIVE);

    @Override
    public List<Cause> find(CauseFacts facts) {
        return facts
                .flows(flow -> flow.before() == null
                        && flow.key().transferClass() == TransferClass.INTER_REGION
                        && COPY.matcher(flow.key().workload()).find()
                        && facts.matters(flow.change()))
                .stream()
                .map(flow -> cause(facts, flow))
                .toList();
    }

    private static Cause cause(CauseFacts facts, ChangedFlow flow) {
        var key = flow.key();
        return new Cause(
                CauseKind.COPY_ELSEWHERE,
                key.owner(),
                key.workload() + " of " + key.owner() + " goes from " + facts.at(key.from()) + " to "
                        + facts.at(key.to()),
                "The workload's name says copy, and no byte of it went there before. Such a move is a step: it costs the"
                        + " same every day from then on. If it is meant to be so, close the finding with that reason.",
                flow.change(),
                flow.now().cost(),
                List.of(
                        Evidence.gigabytes("Copied", flow.now().gigabytes()),
                        Evidence.money("Cost", flow.now().cost(), facts.currency())),
                List.of(flow),
                facts.intended(flow));
    }
}
