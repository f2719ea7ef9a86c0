package dev.tradewind.peers.cpsat;

import com.google.ortools.sat.BoolVar;
import com.google.ortools.sat.CpModel;
import com.google.ortools.sat.LinearExpr;
import com.google.ortools.sat.Literal;
import dev.tradewind.peers.Pick;
import dev.tradewind.peers.Place;
import dev.tradewind.peers.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The variables of one workload. Without pauses: one for each place and start. With pauses: one for each place, for each slot
 * there, for each resuming there, and for the first and the last slot.
 */
final class Runs {
    final Task task;
    /** By place: whether it is there. */
    final List<BoolVar> there = new ArrayList<>();
    /** By place and start, or slot, of the window; null where forbidden. */
    final BoolVar[][] at;

    /** By place and slot of the window: whether it resumes there; null where it never does. */
    final BoolVar[][] resumes;

    final BoolVar[] first;
    final BoolVar[] last;

    Runs(CpModel model, Task task) {
        this.task = task;
        var places = task.places().size();
        var span = task.end() - task.first();
        at = new BoolVar[places][];
        resumes = new BoolVar[places][];
        first = new BoolVar[task.pieced() ? span : 0];
        last = new BoolVar[task.pieced() ? span : 0];
        for (var place = 0; place < places; place++) {
            var cost = task.places().get(place).cost();
            at[place] = new BoolVar[cost.length];
            resumes[place] = new BoolVar[span];
            for (var step = 0; step < cost.length; step++) {
                at[place][step] = cost[step] == Place.NEVER ? null : model.newBoolVar("");
            }
            // Where there is one start only, being there is that start.
            there.add(task.isService() ? at[place][0] : model.newBoolVar(""));
            if (!task.isService()) {
                model.addEquality(
                        LinearExpr.sum(present(at[place])),
                        LinearExpr.term(there.get(place), task.pieced() ? task.duration() : 1));
            }
        }
        model.addExactlyOne(there.toArray(Literal[]::new));
        if (task.pieced()) {
            pause(model, span);
        }
    }

    /** A block that begins after the first slot costs what resuming costs; the last slot says how late it is. */
    private void pause(CpModel model, int span) {
        for (var slot = 0; slot < span; slot++) {
            first[slot] = model.newBoolVar("");
            last[slot] = model.newBoolVar("");
        }
        model.addExactlyOne(first);
        model.addExactlyOne(last);
        for (var slot = 0; slot < span; slot++) {
            var running = running(slot);
            // Before its first and after its last slot it does not run.
            model.addAtMostOne(with(running, first, slot + 1, span));
            model.addAtMostOne(with(running, last, 0, slot));
        }
        for (var place = 0; place < at.length; place++) {
            for (var slot = 1; slot < span; slot++) {
                if (at[place][slot] == null || task.places().get(place).resume()[slot] == 0) {
                    continue;
                }
                var resume = model.newBoolVar("");
                resumes[place][slot] = resume;
                var before = at[place][slot - 1];
                // running now, not just before, not for the first time
                var clause = new ArrayList<Literal>(List.of(at[place][slot].not(), first[slot], resume));
                if (before != null) {
                    clause.add(before);
                }
                model.addBoolOr(clause.toArray(Literal[]::new));
            }
        }
    }

    private List<Literal> running(int slot) {
        var running = new ArrayList<Literal>();
        for (var place : at) {
            if (place[slot] != null) {
                running.add(place[slot]);
            }
        }
        return running;
    }

    private static Literal[] with(List<Literal> running, BoolVar[] others, int from, int to) {
        var all = new ArrayList<>(running);
        for (var slot = from; slot < to; slot++) {
            all.add(others[slot]);
        }
        return all.toArray(Literal[]::new);
    }

    static BoolVar[] present(BoolVar[] some) {
        return java.util.Arrays.stream(some).filter(java.util.Objects::nonNull).toArray(BoolVar[]::new);
    }

    /** What is told before the search: where a plan of ours-by-hand has it. */
    void hint(CpModel model, Pick pick) {
        var slots = new java.util.HashSet<Integer>();
        for (var slot : pick.slots()) {
            slots.add(slot);
        }
        for (var place = 0; place < at.length; place++) {
            var here = task.places().get(place) == pick.place();
            if (!task.isService()) {
                model.addHint((Literal) there.get(place), here);
            }
            for (var step = 0; step < at[place].length; step++) {
                var slot = task.first() + step;
                var runs = here && (task.pieced() ? slots.contains(slot) : slot == pick.start());
                if (at[place][step] != null) {
                    model.addHint((Literal) at[place][step], runs);
                }
                if (resumes[place][step] != null) {
                    model.addHint(
                            (Literal) resumes[place][step], runs && slot > pick.start() && !slots.contains(slot - 1));
                }
            }
        }
        for (var step = 0; step < first.length; step++) {
            model.addHint((Literal) first[step], task.first() + step == pick.start());
            model.addHint((Literal) last[step], task.first() + step == pick.end() - 1);
        }
    }

    /** What a solution says. */
    Pick pick(Predicate<Literal> value) {
        for (var place = 0; place < at.length; place++) {
            if (!value.test(there.get(place))) {
                continue;
            }
            var slots = new ArrayList<Integer>();
            for (var step = 0; step < at[place].length; step++) {
                if (at[place][step] != null && value.test(at[place][step])) {
                    slots.add(task.first() + step);
                }
            }
            var where = task.places().get(place);
            return task.pieced()
                    ? Pick.pieces(
                            task,
                            where,
                            Pick.pieces(
                                    slots.stream().mapToInt(Integer::intValue).toArray()))
                    : Pick.whole(task, where, slots.getFirst());
        }
        throw new IllegalStateException(task.workload().id() + " is nowhere in a solution");
    }
}
