package dev.tradewind.egress.whatif;

import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.advice.Advice;
import dev.tradewind.egress.advice.AdviceKind;
import dev.tradewind.egress.advice.Advised;
import dev.tradewind.workload.Workload;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be made of a scenario that pleases. Pure. */
public sealed interface NextStep {
    /** Nothing was asked. */
    record None() implements NextStep {}

    /**
     * Work or data would move, which a plan decides: it weighs rules, room and everything else that counts.
     *
     * @param workloads to be planned; none where the workload list knows nobody whom it concerns
     * @param site where to, in the scenario
     * @param words what the scenario is
     */
    record Plan(Set<String> workloads, String site, String words) implements NextStep {}

    /** Advice of a kind that can be proposed, on flows that the scenario changes; may be none. */
    record Propose(List<Advice> advice) implements NextStep {}

    /** No recommendation is of this kind. */
    record ByHand(String words) implements NextStep {}

    /**
     * @param advised on the same flows
     * @param listed the workload list
     */
    static NextStep of(Scenario scenario, Advised advised, List<Workload> listed) {
        return switch (scenario) {
            case Scenario.Nothing nothing -> new None();
            case Scenario.MoveWorkload move ->
                new Plan(
                        names(listed, each -> each.name().equals(move.workload())),
                        move.to(),
                        "move " + move.workload() + " to " + move.to());
            case Scenario.MoveDataSet move ->
                new Plan(
                        names(
                                listed,
                                each -> each.dataSets().stream()
                                        .anyMatch(data -> data.name().equals(move.dataSet())
                                                && data.siteId().equals(move.from()))),
                        move.to(),
                        "move the data set " + move.dataSet() + " to " + move.to());
            case Scenario.RoutingRule rule ->
                new Propose(advised.advice().stream()
                        .filter(each -> keepsNearby(each, rule.transferClass(), rule.workload()))
                        .toList());
            case Scenario.ChangeTier tier ->
                new ByHand(
                        "A price tier is agreed with the provider, or set where the address is made. Nothing here can"
                                + " apply it; the next bill shows it.");
        };
    }

    private static Set<String> names(List<Workload> listed, java.util.function.Predicate<Workload> which) {
        return listed.stream()
                .filter(which)
                .map(Workload::name)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Between zones a rule keeps traffic nearby; between regions and providers a replica does. */
    private static boolean keepsNearby(Advice advice, TransferClass routed, @Nullable String workload) {
        var kind = routed == TransferClass.INTER_ZONE ? AdviceKind.ROUTING : AdviceKind.REPLICA;
        return advice.kind() == kind
                && (workload == null || Objects.equals(workload, advice.workload()))
                && advice.flows().stream().anyMatch(flow -> flow.flow().transferClass() == routed);
    }
}
