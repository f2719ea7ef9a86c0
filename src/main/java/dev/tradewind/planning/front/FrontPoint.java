package dev.tradewind.planning.front;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One solved plan.
 *
 * @param usdPerMonth billed: compute, egress, amortised moving
 * @param rttMillis mean over the workloads that have users; null when none has
 * @param gapPercent proven, of the objective at these weights; null when the objective is 0 or less
 */
public record FrontPoint(
        int carbonUsdPerTonne,
        double usdPerMonth,
        double kgCo2ePerMonth,
        @Nullable Double rttMillis,
        int placed,
        int infeasible,
        @Nullable Double gapPercent) {
    public static FrontPoint of(int carbonUsdPerTonne, Plan plan) {
        return of(
                carbonUsdPerTonne,
                plan,
                plan.assignments().stream().map(Assignment::choice).toList());
    }

    /** How the workloads of a plan run today, as far as that can be scored; others as planned. */
    public static FrontPoint today(int carbonUsdPerTonne, Plan plan) {
        return of(
                carbonUsdPerTonne,
                plan,
                plan.assignments().stream()
                        .map(assignment -> assignment.today() == null ? assignment.choice() : assignment.today())
                        .toList());
    }

    private static FrontPoint of(int carbonUsdPerTonne, Plan plan, List<Choice> choices) {
        double nanoUsd = 0;
        double milligrams = 0;
        for (var choice : choices) {
            nanoUsd += choice.terms().billedNanoUsd();
            milligrams += choice.terms().carbonMilligrams();
        }
        var gap = plan.gapPerMillion();
        var rtt = choices.stream()
                .mapToLong(choice -> choice.terms().rttMicros())
                .filter(micros -> micros > 0)
                .average();
        return new FrontPoint(
                carbonUsdPerTonne,
                nanoUsd / 1e9,
                milligrams / 1e6,
                rtt.isPresent() ? (Double) (rtt.getAsDouble() / 1000) : null,
                plan.assignments().size(),
                plan.infeasible().size(),
                gap == null ? null : (Double) (gap / 1e4));
    }

    /** Whether the other places as many and is better in something and worse in nothing. */
    boolean isBeatenBy(FrontPoint other) {
        if (other.placed < placed) {
            return false;
        }
        var rtt = rttMillis == null ? 0 : rttMillis;
        var others = other.rttMillis == null ? 0 : other.rttMillis;
        var noWorse = other.usdPerMonth <= usdPerMonth && other.kgCo2ePerMonth <= kgCo2ePerMonth && others <= rtt;
        return noWorse && (other.usdPerMonth < usdPerMonth || other.kgCo2ePerMonth < kgCo2ePerMonth || others < rtt);
    }
}
