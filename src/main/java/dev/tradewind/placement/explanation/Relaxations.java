package dev.tradewind.placement.explanation;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Infeasible;
import dev.tradewind.placement.Refusal;
import dev.tradewind.placement.Relaxation;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** For a workload that may run nowhere: which single rule, changed by how little, would let it run somewhere. */
public final class Relaxations {
    private Relaxations() {}

    public static Infeasible of(Candidate workload, Assessor assessor) {
        var assessment = assessor.assess(workload);
        var verdicts = assessor.refusals(workload);
        var byRule = new TreeMap<String, Found>();
        Found closest = null;
        for (var index = 0; index < verdicts.size(); index++) {
            var refusals = verdicts.get(index).refusals();
            if (refusals.isEmpty()) {
                continue;
            }
            var found = new Found(refusals.getFirst(), assessor.site(index).id(), refusals.size());
            if (refusals.size() == 1 && found.isRelaxable()) {
                byRule.merge(found.refusal.rule(), found, Found::smaller);
            }
            closest = closest == null || found.broken < closest.broken ? found : closest;
        }
        var relaxable = byRule.values().stream()
                .sorted(Comparator.comparingDouble(Found::effort).thenComparing(found -> found.refusal.rule()))
                .toList();
        var binding = relaxable.isEmpty() ? closest : relaxable.getFirst();
        return new Infeasible(
                workload.id(),
                binding == null
                        ? new Refusal("no-sites", Refusal.Kind.NEVER, null, null, "there is no site")
                        : binding.refusal,
                binding == null ? null : binding.site,
                relaxable.stream().map(Found::relaxation).toList(),
                assessment.explain());
    }

    /** Rules met but for capacity that others hold: the shortest shortage among its options. */
    public static Infeasible crowdedOut(Assessment assessment, Refusal shortage, String site) {
        return new Infeasible(
                assessment.workload().id(),
                shortage,
                site,
                List.of(new Relaxation(shortage.rule(), shortage.available(), shortage.asked(), shortage.unit(), site)),
                assessment.explain());
    }

    private record Found(Refusal refusal, String site, int broken) {
        /** What is unknown, dark, or longer than the horizon, no change of a rule can mend. */
        boolean isRelaxable() {
            return refusal.kind() != Refusal.Kind.UNKNOWN
                    && !refusal.rule().equals("combination")
                    && !refusal.rule().endsWith("-lost")
                    && !(refusal.rule().equals("window") && refusal.kind() == Refusal.Kind.NEVER);
        }

        Found smaller(Found other) {
            return other.refusal.distance() < refusal.distance() ? other : this;
        }

        /** Relative size of the change, so that milliseconds and grams compare; rules without a size come last. */
        double effort() {
            var asked = refusal.asked();
            return asked == null || refusal.available() == null
                    ? Double.MAX_VALUE
                    : (double) refusal.distance() / Math.max(1, Math.abs(asked));
        }

        Relaxation relaxation() {
            // For capacity it is the site that has to give more, for everything else the limit that has to move.
            return refusal.rule().startsWith("capacity")
                    ? new Relaxation(refusal.rule(), refusal.available(), refusal.asked(), refusal.unit(), site)
                    : new Relaxation(refusal.rule(), refusal.asked(), refusal.available(), refusal.unit(), site);
        }
    }
}
