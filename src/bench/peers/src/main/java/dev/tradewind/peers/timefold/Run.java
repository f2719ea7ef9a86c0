package dev.tradewind.peers.timefold;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.valuerange.CountableValueRange;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import dev.tradewind.peers.Pick;
import dev.tradewind.peers.Task;
import java.util.Comparator;

/** A workload as a planning entity; its one variable is a whole choice, of place and slots. */
@PlanningEntity(difficultyComparatorClass = Run.BySize.class)
public class Run {
    @PlanningVariable
    private Pick pick;

    private Menu menu;

    /** For the solver. */
    public Run() {}

    Run(Menu menu) {
        this.menu = menu;
    }

    Run copy() {
        var copy = new Run(menu);
        copy.pick = pick;
        return copy;
    }

    @PlanningId
    public int getId() {
        return menu.task().index();
    }

    public Task task() {
        return menu.task();
    }

    Menu menu() {
        return menu;
    }

    public Pick getPick() {
        return pick;
    }

    public void setPick(Pick pick) {
        this.pick = pick;
    }

    @ValueRangeProvider
    public CountableValueRange<Pick> getMenu() {
        return menu;
    }

    /** Ascending: a heuristic that takes the largest first goes from the end. */
    public static final class BySize implements Comparator<Run> {
        @Override
        public int compare(Run one, Run other) {
            return Comparator.comparingLong(Run::size)
                    .thenComparing(Run::getId, Comparator.reverseOrder())
                    .compare(one, other);
        }
    }

    private long size() {
        return task().demand()[0] * task().duration();
    }
}
