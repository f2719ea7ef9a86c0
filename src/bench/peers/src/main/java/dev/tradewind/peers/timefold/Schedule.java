package dev.tradewind.peers.timefold;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.cloner.SolutionCloner;
import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import dev.tradewind.peers.Instance;
import java.util.ArrayList;
import java.util.List;

/** The planning solution. */
@PlanningSolution(solutionCloner = Schedule.Cloner.class)
public class Schedule {
    @PlanningEntityCollectionProperty
    private List<Run> runs;

    @PlanningScore
    private HardSoftLongScore score;

    private Instance instance;
    /** Of the working solution: what the score calculator keeps up to date, which moves may read. */
    private Occupancy occupancy;

    /** For the solver. */
    public Schedule() {}

    Schedule(Instance instance, List<Run> runs) {
        this.instance = instance;
        this.runs = runs;
    }

    public List<Run> getRuns() {
        return runs;
    }

    public HardSoftLongScore getScore() {
        return score;
    }

    public void setScore(HardSoftLongScore score) {
        this.score = score;
    }

    Instance instance() {
        return instance;
    }

    Occupancy occupancy() {
        return occupancy;
    }

    void keep(Occupancy ofThis) {
        occupancy = ofThis;
    }

    /** Copies runs and shares the rest, without reflection: every better plan is copied. */
    public static final class Cloner implements SolutionCloner<Schedule> {
        @Override
        public Schedule cloneSolution(Schedule original) {
            var copies = new ArrayList<Run>(original.runs.size());
            for (var run : original.runs) {
                copies.add(run.copy());
            }
            var clone = new Schedule(original.instance, copies);
            clone.score = original.score;
            return clone;
        }
    }
}
