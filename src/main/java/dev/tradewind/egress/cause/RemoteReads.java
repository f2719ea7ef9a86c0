package dev.tradewind.egress.cause;

import static dev.tradewind.egress.cause.CauseFacts.changeOf;
import static dev.tradewind.egress.cause.CauseFacts.costOf;
import static dev.tradewind.egress.cause.CauseFacts.gigabytesOf;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.change.ChangedFlow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A caller in one place and its data in another: queries go, answers come back, and both ends bill what leaves them.
 * Between providers a bill names no partner; there the bytes that leave one provider for the internet stand again as
 * bytes that arrive at the other. Within a provider both directions of an inter-region pair are charged.
 */
final class RemoteReads implements CauseRule {
    /** Two bills that count the same bytes differ by headers and rounding. */
    private static final BigDecimal SAME = new BigDecimal("0.10");

    @Override
    public List<Cause> find(CauseFacts facts) {
        return Stream.concat(acrossProviders(facts).stream(), acrossRegions(facts).stream())
                .filter(cause -> facts.matters(cause.costNow()))
                .toList();
    }

    private static List<Cause> acrossProviders(CauseFacts facts) {
        var causes = new ArrayList<Cause>();
        for (var query : of(facts, TransferClass.INTERNET)) {
            for (var arrival : of(facts, TransferClass.INGRESS)) {
                var data = arrival.key().to();
                if (!sameOwner(query, arrival)
                        || query.key().provider().equals(arrival.key().provider())
                        || !alike(query.now().gigabytes(), arrival.now().gigabytes())) {
                    continue;
                }
                var answers = of(facts, TransferClass.INTERNET).stream()
                        .filter(flow ->
                                sameOwner(flow, query) && flow.key().from().equals(data))
                        .toList();
                if (!answers.isEmpty()) {
                    causes.add(cause(facts, query, answers, arrival, data));
                }
            }
        }
        return causes;
    }

    private static List<Cause> acrossRegions(CauseFacts facts) {
        var causes = new ArrayList<Cause>();
        for (var query : of(facts, TransferClass.INTER_REGION)) {
            var answers = of(facts, TransferClass.INTER_REGION).stream()
                    .filter(flow -> sameOwner(flow, query)
                            && flow.key().from().equals(query.key().to())
                            && flow.key().to().equals(query.key().from())
                            && flow.now().gigabytes().compareTo(query.now().gigabytes()) > 0)
                    .toList();
            if (!answers.isEmpty()) {
                causes.add(cause(facts, query, answers, null, query.key().to()));
            }
        }
        return causes;
    }

    private static Cause cause(
            CauseFacts facts,
            ChangedFlow query,
            List<ChangedFlow> answers,
            @Nullable ChangedFlow arrival,
            String data) {
        var owner = query.key().owner();
        var caller = facts.at(query.key().from());
        var there = facts.at(data);
        var flows = new ArrayList<ChangedFlow>();
        flows.add(query);
        flows.addAll(answers);
        var evidence = new ArrayList<Evidence>();
        evidence.add(Evidence.gigabytes("Queries out of " + caller, query.now().gigabytes()));
        if (arrival != null) {
            evidence.add(
                    Evidence.gigabytes("Arriving at " + there, arrival.now().gigabytes()));
        }
        evidence.add(Evidence.gigabytes("Answers out of " + there, gigabytesOf(answers)));
        evidence.add(Evidence.money("Queries", query.now().cost(), facts.currency()));
        evidence.add(Evidence.money("Answers", costOf(answers), facts.currency()));
        evidence.add(Evidence.money(
                "A replica at " + caller + " would end, less its own replication", costOf(flows), facts.currency()));
        return new Cause(
                CauseKind.REMOTE_READS,
                owner,
                owner + " reads " + there + " from " + caller
                        + (arrival == null ? "" : ", across clouds")
                        + "; queries and answers are both charged",
                arrival == null
                        ? "Both directions of the pair are billed to " + owner
                                + ", and more comes back than goes: the shape of a query to a remote replica."
                        : "The bytes of " + owner + " that leave " + caller
                                + " for the internet stand again, within 10 %,"
                                + " as bytes that arrive at " + there + ". The bill names no partner; the match is the"
                                + " evidence.",
                changeOf(flows),
                costOf(flows),
                evidence,
                flows,
                null);
    }

    private static List<ChangedFlow> of(CauseFacts facts, TransferClass transferClass) {
        return facts.flows(flow ->
                flow.key().transferClass() == transferClass && flow.now().metered());
    }

    private static boolean sameOwner(ChangedFlow one, ChangedFlow other) {
        return one.key().owner().equals(other.key().owner());
    }

    private static boolean alike(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(one.max(other).multiply(SAME)) <= 0;
    }
}
