package dev.tradewind.peers.timefold;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import dev.tradewind.peers.Pick;
import dev.tradewind.peers.Task;
import dev.tradewind.placement.scoring.SlotSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Moves made for this problem: near the cheapest, other slots, other site, the best slots that are free, two that trade sites, one
 * in for another out, and whole chains.
 */
public final class Moves implements MoveIteratorFactory<Schedule, Reassign> {
    /** Draws of a menu are this skewed towards the cheap end. */
    private static final int SKEW = 4;

    private static final int DRAWS = 8;

    @Override
    public long getSize(ScoreDirector<Schedule> director) {
        return director.getWorkingSolution().getRuns().stream()
                .mapToLong(run -> run.menu().size())
                .sum();
    }

    @Override
    public Iterator<Reassign> createOriginalMoveIterator(ScoreDirector<Schedule> director) {
        return createRandomMoveIterator(director, new Random(0));
    }

    @Override
    public Iterator<Reassign> createRandomMoveIterator(ScoreDirector<Schedule> director, Random random) {
        return new Draw(director.getWorkingSolution(), random);
    }

    private static final class Draw implements Iterator<Reassign> {
        private final List<Run> runs;
        private final Occupancy occupancy;
        private final Random random;
        private final SlotSelection selection = new SlotSelection();

        Draw(Schedule schedule, Random random) {
            runs = schedule.getRuns();
            occupancy = schedule.occupancy();
            this.random = random;
        }

        @Override
        public boolean hasNext() {
            return true;
        }

        @Override
        public Reassign next() {
            while (true) {
                var run = runs.get(random.nextInt(runs.size()));
                var kind = random.nextInt(100);
                var move = kind < 30
                        ? new Reassign(run, cheap(run))
                        : kind < 40
                                ? new Reassign(
                                        run,
                                        run.menu()
                                                .ranked(random.nextInt(
                                                        run.menu().size())))
                                : kind < 60
                                        ? otherSlots(run)
                                        : kind < 75 ? trade(run) : kind < 95 ? instead(run) : chain(run);
                if (move != null) {
                    return move;
                }
            }
        }

        private Pick cheap(Run run) {
            return run.menu().ranked((int) (run.menu().size() * Math.pow(random.nextDouble(), SKEW)));
        }

        /** At the same site or, of ten, three times at another. */
        private Reassign otherSlots(Run run) {
            var task = run.task();
            if (task.isService()) {
                return new Reassign(run, cheap(run));
            }
            var now = run.getPick();
            var place = random.nextInt(10) < 3
                    ? task.places().get(random.nextInt(task.places().size()))
                    : now.place();
            if (task.pieced()) {
                return random.nextBoolean() && place == now.place() ? oneSlot(run) : freeSlots(run, cheap(run));
            }
            var start = place == now.place()
                    ? now.start() + (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(3))
                    : now.start();
            return of(run, Pick.whole(task, place, start));
        }

        /** One slot of a run that may pause for another. */
        private Reassign oneSlot(Run run) {
            var task = run.task();
            var slots = run.getPick().slots();
            var added = task.first() + random.nextInt(task.end() - task.first());
            if (Arrays.binarySearch(slots, added) >= 0) {
                return null;
            }
            slots[random.nextInt(slots.length)] = added;
            Arrays.sort(slots);
            return of(run, Pick.pieces(task, run.getPick().place(), Pick.pieces(slots)));
        }

        /** The cheapest slots that are free at a place, of a run that may pause. */
        private Reassign freeSlots(Run run, Pick like) {
            var task = run.task();
            var place = like.place();
            var cost = place.cost().clone();
            var same = place == run.getPick().place();
            var own = same ? run.getPick().slots() : new int[0];
            for (var slot = 0; slot < cost.length; slot++) {
                var at = task.first() + slot;
                if (!occupancy.fits(task, place.site(), at) && Arrays.binarySearch(own, at) < 0) {
                    cost[slot] = SlotSelection.NEVER;
                }
            }
            selection.select(cost, place.resume(), place.delay(), 0, cost.length, task.duration(), true);
            if (!selection.isFound()) {
                return null;
            }
            var pieces = Arrays.stream(selection.pieces())
                    .map(slot -> slot + task.first())
                    .toArray();
            return of(run, Pick.pieces(task, place, pieces));
        }

        /** Two go where the other is, each with its own slots. */
        private Reassign trade(Run run) {
            var site = cheap(run).site();
            var other = resident(run, site);
            if (other == null || site == run.getPick().site()) {
                return null;
            }
            return both(run, moved(run, site), other, moved(other, run.getPick().site()));
        }

        /** One takes a cheap choice, and somebody there goes to a cheap one of its own. */
        private Reassign instead(Run run) {
            var pick = cheap(run);
            var other = resident(run, pick.site());
            return other == null ? new Reassign(run, pick) : both(run, pick, other, cheap(other));
        }

        /** Somebody at a site whose slots meet those of a workload. */
        private Run resident(Run run, int site) {
            for (var draw = 0; draw < DRAWS && occupancy.residents(site) > 0; draw++) {
                var other = occupancy.resident(site, random.nextInt(occupancy.residents(site)));
                if (other != run
                        && other.getPick().start() < run.task().end()
                        && other.getPick().end() > run.task().first()) {
                    return other;
                }
            }
            return null;
        }

        /** A chain goes to one site, each with its slots. */
        private Reassign chain(Run run) {
            if (run.task().before().isEmpty() && run.task().after().isEmpty()) {
                return null;
            }
            var site = cheap(run).site();
            var members = new ArrayList<Run>();
            var picks = new ArrayList<Pick>();
            for (var task : linked(run.task())) {
                var member = runs.get(task.index());
                var pick = moved(member, site);
                if (pick != null) {
                    members.add(member);
                    picks.add(pick);
                }
            }
            return members.isEmpty() ? null : new Reassign(members.toArray(Run[]::new), picks.toArray(Pick[]::new));
        }

        private static List<Task> linked(Task task) {
            var all = new ArrayList<Task>(List.of(task));
            for (var at = 0; at < all.size(); at++) {
                var member = all.get(at);
                member.before().stream()
                        .map(Task.Edge::before)
                        .filter(other -> !all.contains(other))
                        .forEach(all::add);
                member.after().stream()
                        .map(Task.Edge::after)
                        .filter(other -> !all.contains(other))
                        .forEach(all::add);
            }
            return all;
        }

        private static Pick moved(Run run, int site) {
            var place = run.task().at(site);
            return place == null
                    ? null
                    : run.task().pieced()
                            ? Pick.pieces(run.task(), place, run.getPick().pieces())
                            : Pick.whole(run.task(), place, run.getPick().start());
        }

        private static Reassign of(Run run, Pick pick) {
            return pick == null ? null : new Reassign(run, pick);
        }

        private static Reassign both(Run run, Pick pick, Run other, Pick others) {
            return pick == null || others == null
                    ? null
                    : new Reassign(new Run[] {run, other}, new Pick[] {pick, others});
        }
    }
}
