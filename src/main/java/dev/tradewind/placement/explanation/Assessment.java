package dev.tradewind.placement.explanation;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Explanation;
import dev.tradewind.placement.FilterCount;
import java.util.Comparator;
import java.util.List;

/**
 * One workload against every site.
 *
 * @param options sites that may run it, by index
 * @param filtered the other sites, counted by rule
 */
public record Assessment(Candidate workload, int considered, List<SiteOption> options, List<FilterCount> filtered) {
    private static final int BEST = 5;

    /** The best sites, each at its best start. */
    public List<Choice> best() {
        return options.stream()
                .sorted(Comparator.comparingLong(SiteOption::bestObjective)
                        .thenComparing(option -> !option.best().site().equals(workload.currentSite()))
                        .thenComparingInt(SiteOption::site))
                .limit(BEST)
                .map(SiteOption::best)
                .toList();
    }

    /** The explanation of a choice; sensitivities only where the choice is the workload's own best. */
    public Explanation explain(Choice choice) {
        var best = best();
        var own = !best.isEmpty()
                && best.getFirst().site().equals(choice.site())
                && best.getFirst().startSlot() == choice.startSlot();
        return new Explanation(
                considered, filtered, best, own && best.size() > 1 ? Sensitivities.of(choice, best.get(1)) : List.of());
    }

    public Explanation explain() {
        return new Explanation(considered, filtered, best(), List.of());
    }
}
