package dev.tradewind.peers;

import dev.tradewind.placement.Assignment;
import dev.tradewind.placement.Choice;
import dev.tradewind.placement.Explanation;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.SlotRange;
import dev.tradewind.placement.Terms;
import java.util.ArrayList;
import java.util.List;

/** A peer's answer as a plan of the program, so that the program's checker can judge it. It states no bound. */
final class Written {
    private final Instance instance;
    private final List<Pick> picks;
    private final long[] bills;

    private Written(Instance instance, List<Pick> picks) {
        this.instance = instance;
        this.picks = picks;
        var pools = instance.problem().tierPools();
        bills = new long[pools.size()];
        for (var pool = 0; pool < bills.length; pool++) {
            long volume = 0;
            for (var pick : picks) {
                volume += pick.place().tiered()[pool];
            }
            bills[pool] = pools.get(pool).nanoUsd(volume);
        }
    }

    static Plan plan(Instance instance, List<Pick> picks, long seed) {
        return new Written(instance, picks).plan(seed);
    }

    private Plan plan(long seed) {
        var assignments = new ArrayList<Assignment>();
        long objective = 0;
        for (var task : instance.tasks()) {
            var choice = choice(task, picks.get(task.index()));
            objective = Math.addExact(objective, choice.terms().objectiveNanoUsd());
            assignments.add(new Assignment(
                    task.workload().id(),
                    choice,
                    null,
                    new Explanation(instance.sites(), List.of(), List.of(), List.of())));
        }
        return new Plan(
                assignments,
                List.of(),
                objective,
                Long.MIN_VALUE,
                List.of(),
                List.of(),
                0,
                seed,
                Plan.StopReason.CANCELLED,
                instance.problem().weights());
    }

    private Choice choice(Task task, Pick pick) {
        var terms = pick.place().score().terms(pick.pieces());
        var egress = terms.egressNanoUsd() - pick.place().score().tieredNanoUsd() + billed(pick);
        for (var edge : task.before()) {
            egress += instance.handedOn(edge, picks.get(edge.before().index()).site(), pick.site());
        }
        var ranges = new ArrayList<SlotRange>();
        for (var piece = 0; pick.pieces().length > 2 && piece < pick.pieces().length; piece += 2) {
            ranges.add(new SlotRange(pick.pieces()[piece], pick.pieces()[piece + 1]));
        }
        return new Choice(
                instance.problem().sites().get(pick.site()).id(),
                pick.start(),
                new Terms(
                        terms.computeNanoUsd(),
                        egress,
                        terms.movingNanoUsd(),
                        terms.carbonNanoUsd(),
                        terms.latencyNanoUsd(),
                        terms.delayNanoUsd(),
                        terms.carbonMilligrams(),
                        terms.rttMicros(),
                        terms.egressMegabytes()),
                ranges,
                false,
                pick.place().score().choice(pick.pieces()).ways());
    }

    /** The first workload that uses a pool states its whole bill: only the sum counts here. */
    private long billed(Pick pick) {
        long sum = 0;
        for (var pool = 0; pool < bills.length; pool++) {
            if (pick.place().tiered()[pool] > 0) {
                sum += bills[pool];
                bills[pool] = 0;
            }
        }
        return sum;
    }
}
