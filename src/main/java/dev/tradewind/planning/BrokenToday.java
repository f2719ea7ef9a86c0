package dev.tradewind.planning;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the engine's own rules about the place and the hour at which something runs today. */
final class BrokenToday {
    private final PlacementProblem problem;
    private final Map<String, PlacementEngine> bySite = new HashMap<>();

    BrokenToday(PlacementProblem problem) {
        this.problem = problem;
    }

    /** The rule that today's place and start break; empty when they are allowed, or when it runs nowhere yet. */
    Optional<Refusal> rule(Candidate candidate) {
        var site = candidate.currentSite();
        if (site == null) {
            return Optional.empty();
        }
        var refused = bySite.computeIfAbsent(site, this::only)
                .decide(asToday(candidate))
                .refused();
        return refused == null ? Optional.empty() : Optional.of(refused.binding());
    }

    private PlacementEngine only(String site) {
        return new PlacementEngine(new PlacementProblem(
                problem.horizon(),
                problem.weights(),
                problem.sites().stream()
                        .filter(known -> known.id().equals(site))
                        .toList(),
                problem.links(),
                List.of()));
    }

    /** With a window into which only today's start fits. */
    private static Candidate asToday(Candidate of) {
        var start = of.currentStart();
        if (of.kind() == Candidate.Kind.SERVICE || start == null) {
            return of;
        }
        return of.within(start, start + of.durationSlots());
    }
}
