package dev.tradewind.placement;

import java.util.List;

/**
 * The answer to the loss of a site.
 *
 * @param problem the same problem with nothing left at that site: the plan can be checked against it
 * @param moved workloads whose site or slots differ from the earlier plan, by id
 */
public record Evacuation(PlacementProblem problem, Plan plan, List<String> moved) {
    public Evacuation {
        moved = List.copyOf(moved);
    }
}
