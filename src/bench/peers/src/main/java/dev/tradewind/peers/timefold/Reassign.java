package dev.tradewind.peers.timefold;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import dev.tradewind.peers.Pick;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Gives one or several workloads other choices at once. */
final class Reassign extends AbstractMove<Schedule> {
    private final Run[] runs;
    private final Pick[] picks;

    Reassign(Run run, Pick pick) {
        this(new Run[] {run}, new Pick[] {pick});
    }

    Reassign(Run[] runs, Pick[] picks) {
        this.runs = runs;
        this.picks = picks;
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Schedule> director) {
        for (var index = 0; index < runs.length; index++) {
            director.beforeVariableChanged(runs[index], "pick");
            runs[index].setPick(picks[index]);
            director.afterVariableChanged(runs[index], "pick");
        }
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<Schedule> director) {
        for (var index = 0; index < runs.length; index++) {
            var now = runs[index].getPick();
            var next = picks[index];
            if (now.place() != next.place() || !Arrays.equals(now.pieces(), next.pieces())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Reassign rebase(ScoreDirector<Schedule> director) {
        return new Reassign(
                Arrays.stream(runs).map(director::lookUpWorkingObject).toArray(Run[]::new), picks);
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return List.of(runs);
    }

    @Override
    public Collection<?> getPlanningValues() {
        return List.of(picks);
    }
}
