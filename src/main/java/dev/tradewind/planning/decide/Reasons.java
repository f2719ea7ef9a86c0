package dev.tradewind.planning.decide;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.Decision;
import dev.tradewind.placement.PlacementEngine;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Why a workload of the catalog goes where it goes, or nowhere. On one board that stays the same, and takes many times as
 * long to work out as the choice itself; whoever is refused asks again.
 */
final class Reasons {
    /** Some kilobytes each, gone with the board. */
    private static final int MOST_KEPT = 1_000;

    private final PlacementEngine engine;
    private final Map<String, Candidate> known;
    private final Map<String, Decision> kept = new ConcurrentHashMap<>();

    Reasons(PlacementEngine engine, Map<String, Candidate> known) {
        this.engine = engine;
        this.known = known;
    }

    Decision of(Candidate workload) {
        // A question may carry a candidate of its own under the name of another.
        if (known.get(workload.id()) != workload) {
            return engine.decide(workload);
        }
        var earlier = kept.get(workload.id());
        if (earlier != null) {
            return earlier;
        }
        var decision = engine.decide(workload);
        if (kept.size() < MOST_KEPT) {
            kept.put(workload.id(), decision);
        }
        return decision;
    }
}
