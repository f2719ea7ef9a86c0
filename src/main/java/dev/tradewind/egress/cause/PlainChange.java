package dev.tradewind.egress.cause;

import dev.tradewind.egress.change.ChangedFlow;
import dev.tradewind.egress.change.Part;
import java.util.ArrayList;
import java.util.List;

/** The flows that no rule knows and that still matter, each as the bill has it. */
final class PlainChange implements CauseRule {
    @Override
    public List<Cause> find(CauseFacts facts) {
        return facts.flows(flow -> facts.matters(flow.change())).stream()
                .map(flow -> cause(facts, flow))
                .toList();
    }

    private static Cause cause(CauseFacts facts, ChangedFlow flow) {
        var key = flow.key();
        var part = flow.parts().largest().orElse(Part.PRICE);
        boolean more = flow.change().signum() > 0;
        var way = facts.at(key.from()) + " → " + facts.at(key.to()) + " ("
                + key.transferClass().label() + ")";
        var title = key.workload() + " of " + key.owner() + " "
                + switch (part) {
                    case NEW -> "sends new, " + way;
                    case ENDED -> "sends no more, " + way;
                    case VOLUME, MIX -> (more ? "sends more, " : "sends less, ") + way;
                    case PRICE, TIER -> "pays " + (more ? "more" : "less") + " per GB, " + way;
                    case UNMETERED -> "is billed without bytes, " + way;
                };
        var evidence = new ArrayList<Evidence>();
        evidence.add(Evidence.gigabytes("Before", flow.earlier().gigabytes()));
        evidence.add(Evidence.gigabytes("Now", flow.now().gigabytes()));
        flow.earlier()
                .perGigabyte()
                .ifPresent(price -> evidence.add(Evidence.price("Unit price before", price, facts.currency())));
        flow.now()
                .perGigabyte()
                .ifPresent(price -> evidence.add(Evidence.price("Unit price now", price, facts.currency())));
        flow.parts().amounts().forEach((each, amount) -> {
            if (amount.signum() != 0) {
                evidence.add(Evidence.part(each, amount, facts.currency()));
            }
        });
        return new Cause(
                CauseKind.PLAIN,
                key.owner(),
                title,
                "No rule knows this pattern; the numbers are the bill's.",
                flow.change(),
                flow.now().cost(),
                evidence,
                List.of(flow),
                facts.intended(flow));
    }
}
