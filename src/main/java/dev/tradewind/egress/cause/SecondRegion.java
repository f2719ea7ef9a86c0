package dev.tradewind.egress.cause;

import static dev.tradewind.egress.cause.CauseFacts.changeOf;
import static dev.tradewind.egress.cause.CauseFacts.costOf;
import static dev.tradewind.egress.cause.CauseFacts.gigabytesOf;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.Ends;
import dev.tradewind.egress.change.Billed;
import dev.tradewind.egress.change.ChangedFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A team sends from a place where it sent nothing before, goes on where it was, and new flows began at both: replication
 * and calls between two active regions.
 */
final class SecondRegion implements CauseRule {
    @Override
    public List<Cause> find(CauseFacts facts) {
        var causes = new ArrayList<Cause>();
        var owners = facts.change().flows().stream()
                .map(flow -> flow.key().owner())
                .collect(Collectors.toCollection(TreeSet::new));
        for (var owner : owners) {
            var own = facts.flows(flow -> flow.key().owner().equals(owner));
            var before = sites(own, ChangedFlow::earlier);
            var now = sites(own, ChangedFlow::now);
            var stayed = now.stream().filter(before::contains).toList();
            var added = now.stream().filter(site -> !before.contains(site)).toList();
            if (stayed.isEmpty() || added.isEmpty()) {
                continue;
            }
            var began = own.stream()
                    .filter(flow -> flow.before() == null && flow.now().cost().signum() != 0)
                    .toList();
            if (facts.matters(changeOf(began))) {
                causes.add(cause(facts, owner, stayed, added, began));
            }
        }
        return causes;
    }

    private static Cause cause(
            CauseFacts facts, String owner, List<String> stayed, List<String> added, List<ChangedFlow> began) {
        var evidence = new ArrayList<Evidence>();
        for (var site : added) {
            evidence.add(Evidence.gigabytes("Out of " + facts.at(site) + ", new", gigabytesOf(from(began, site))));
        }
        for (var site : stayed) {
            var more = from(began, site);
            if (!more.isEmpty()) {
                evidence.add(Evidence.gigabytes("Out of " + facts.at(site) + " on new flows", gigabytesOf(more)));
            }
        }
        evidence.add(Evidence.money("New flows of " + owner, changeOf(began), facts.currency()));
        var newcomers = added.stream().map(facts::at).collect(Collectors.joining(", "));
        return new Cause(
                CauseKind.SECOND_REGION,
                owner,
                owner + " became active in " + newcomers + " as well",
                "Nothing of " + owner + " was sent from " + newcomers + " before; "
                        + stayed.stream().map(facts::at).collect(Collectors.joining(", "))
                        + " goes on, and flows between the places began with it. Replication and calls between two"
                        + " active regions look like this.",
                changeOf(began),
                costOf(began),
                evidence,
                began,
                null);
    }

    private static List<ChangedFlow> from(List<ChangedFlow> flows, String site) {
        return flows.stream().filter(flow -> flow.key().from().equals(site)).toList();
    }

    private static Set<String> sites(List<ChangedFlow> flows, Function<ChangedFlow, Billed> side) {
        return flows.stream()
                .filter(flow -> side.apply(flow).charges() > 0)
                .map(flow -> flow.key().from())
                .filter(site -> !site.equals(Ends.INTERNET) && !site.equals(EgressFilter.UNKNOWN))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
