package dev.tradewind.peers.timefold;

import ai.timefold.solver.core.impl.domain.valuerange.AbstractCountableValueRange;
import dev.tradewind.peers.Pick;
import dev.tradewind.peers.Place;
import dev.tradewind.peers.Task;
import dev.tradewind.placement.TierPool;
import dev.tradewind.placement.scoring.SlotSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * Every choice that a workload's own rules allow, the cheapest first. A run that may pause has its runs without a pause and, at
 * each place, the cheapest slots of some windows; further patterns come from moves. Choices are kept as numbers, since there are
 * millions, and made when they are asked for.
 */
final class Menu extends AbstractCountableValueRange<Pick> {
    /** So many windows that begin late, and so many that end early, have their cheapest pattern on the menu. */
    private static final int WINDOWS = 4;

    private final Task task;
    /** By rank: place · stride + start of the window, or − 1 − index of a pattern. */
    private final int[] codes;

    private final List<Pick> patterns = new ArrayList<>();
    private final int stride;

    Menu(Task task, List<TierPool> pools) {
        this.task = task;
        stride = task.end() - task.first() + 1;
        var costs = new ArrayList<long[]>();
        for (var place = 0; place < task.places().size(); place++) {
            var where = task.places().get(place);
            var tiered = tiered(where, pools);
            for (var start = task.first(); start <= task.end() - task.duration(); start++) {
                var pick = Pick.whole(task, where, start);
                if (pick != null) {
                    costs.add(new long[] {pick.cost() + tiered, place * stride + start - task.first()});
                }
            }
            if (task.pieced()) {
                for (var pattern : patterns(where)) {
                    costs.add(new long[] {pattern.cost() + tiered, -1 - patterns.size()});
                    patterns.add(pattern);
                }
            }
        }
        costs.sort((one, other) -> Long.compare(one[0], other[0]));
        codes = costs.stream().mapToInt(one -> (int) one[1]).toArray();
    }

    private static long tiered(Place place, List<TierPool> pools) {
        long sum = 0;
        for (var pool = 0; pool < pools.size(); pool++) {
            sum += place.tiered()[pool] * (pools.get(pool).nextNanoUsdPerGigabyte() / 1000);
        }
        return sum;
    }

    private List<Pick> patterns(Place place) {
        var found = new ArrayList<Pick>();
        var span = task.end() - task.first();
        var slack = span - task.duration();
        var selection = new SlotSelection();
        for (var window = 0; window < 2 * WINDOWS; window++) {
            var cut = slack * (window / 2) / WINDOWS;
            var from = window % 2 == 0 ? cut : 0;
            var to = window % 2 == 0 ? span : span - cut;
            selection.select(place.cost(), place.resume(), place.delay(), from, to, task.duration(), true);
            if (selection.isFound()) {
                var pieces = Arrays.stream(selection.pieces())
                        .map(slot -> slot + task.first())
                        .toArray();
                var known =
                        pieces.length == 2 || found.stream().anyMatch(other -> Arrays.equals(other.pieces(), pieces));
                if (!known) {
                    found.add(Pick.pieces(task, place, pieces));
                }
            }
        }
        return found;
    }

    Task task() {
        return task;
    }

    /** The cheapest is 0. */
    Pick ranked(int rank) {
        var code = codes[rank];
        return code < 0
                ? patterns.get(-1 - code)
                : Pick.whole(task, task.places().get(code / stride), task.first() + code % stride);
    }

    int size() {
        return codes.length;
    }

    @Override
    public long getSize() {
        return codes.length;
    }

    @Override
    public Pick get(long index) {
        return ranked((int) index);
    }

    @Override
    public boolean contains(Pick value) {
        return value != null && task.places().contains(value.place());
    }

    @Override
    public Iterator<Pick> createOriginalIterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < codes.length;
            }

            @Override
            public Pick next() {
                return ranked(next++);
            }
        };
    }

    @Override
    public Iterator<Pick> createRandomIterator(Random random) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return codes.length > 0;
            }

            @Override
            public Pick next() {
                return ranked(random.nextInt(codes.length));
            }
        };
    }
}
