package dev.tradewind.placement.explanation;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Explanation;
import dev.tradewind.placement.FilterCount;
import java.util.List;

/**
 * One workload against every site.
 *
 * @param feasible how many options there are
 * @param best up to five of them, the cheapest first, each at its best time
 * @param filtered the other sites, counted by rule
 */
public record Assessment(
        Candidate workload, int considered, int feasible, List<SiteOption> best, List<FilterCount> filtered) {
    /** The best sites, each at its best time. */
    public List<Choice> choices() {
        return best.stream().map(SiteOption::best).toList();
    }

    /** The explanation of a choice; sensitivities only where the choice is the workload's own best. */
    public Explanation explain(Choice choice) {
        var choices = choices();
        var own = !choices.isEmpty()
                && choices.getFirst().site().equals(choice.site())
                && choices.getFirst().startSlot() == choice.startSlot();
        return new Explanation(
                considered,
                filtered,
                choices,
                own && choices.size() > 1 ? Sensitivities.of(choice, choices.get(1)) : List.of());
    }

    public Explanation explain() {
        return new Explanation(considered, filtered, choices(), List.of());
    }
}
