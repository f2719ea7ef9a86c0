package dev.tradewind.peers.timefold;

import ai.timefold.solver.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;

/** Hard: what is broken. Soft: nano-USD a month. */
public final class Scoring implements IncrementalScoreCalculator<Schedule, HardSoftLongScore> {
    private Occupancy occupancy;

    @Override
    public void resetWorkingSolution(Schedule schedule) {
        occupancy = new Occupancy(schedule);
        schedule.keep(occupancy);
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {
        occupancy.remove((Run) entity);
    }

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        occupancy.add((Run) entity);
    }

    @Override
    public HardSoftLongScore calculateScore() {
        return HardSoftLongScore.of(-occupancy.hard(), -occupancy.cost());
    }

    @Override
    public void beforeEntityAdded(Object entity) {
        // Entities come with the schedule.
    }

    @Override
    public void afterEntityAdded(Object entity) {
        occupancy.add((Run) entity);
    }

    @Override
    public void beforeEntityRemoved(Object entity) {
        occupancy.remove((Run) entity);
    }

    @Override
    public void afterEntityRemoved(Object entity) {
        // Already taken out.
    }
}
