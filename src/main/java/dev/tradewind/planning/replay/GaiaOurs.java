package dev.tradewind.planning.replay;

import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.CandidateSite;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Room;
import dev.tradewind.placement.Series;
import dev.tradewind.placement.Shape;
import dev.tradewind.placement.Weights;
import dev.tradewind.placement.scoring.SlotSelection;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Our own plans for the same jobs, each asked for one thing only. */
final class GaiaOurs {
    private static final String SITE = "own:gaia";
    /** 60 kW for each CPU: a whole kWh a minute, so that no gram is lost to rounding. */
    private static final long MILLIWATTS = 60_000_000;

    private static final int ROUNDS = 3;
    private static final long[] NOTHING = {};

    private final List<GaiaJob> jobs;
    private final long[] carbon;
    private final Instant from;

    GaiaOurs(List<GaiaJob> jobs, long[] carbonPerMinute, Instant from) {
        this.jobs = jobs;
        carbon = carbonPerMinute;
        this.from = from;
    }

    /** Jobs may pause; only grams count. */
    GaiaPlan forCarbon() {
        return decided(new Weights(1000, 0, 0, 1), true);
    }

    /** Only waiting counts. */
    GaiaPlan forWaiting() {
        return decided(new Weights(0, 0, 1_000_000_000, 1), false);
    }

    private GaiaPlan decided(Weights weights, boolean pausing) {
        var slots = carbon.length;
        var milligrams = new long[slots];
        for (var minute = 0; minute < slots; minute++) {
            milligrams[minute] = carbon[minute] / 1000;
        }
        var free = Series.flat(slots, 0);
        var site = new CandidateSite(SITE, "own", "AU", 1000, free, free, free, Series.of(milligrams), null);
        var engine = new PlacementEngine(
                new PlacementProblem(new Horizon(from, 1, slots), weights, List.of(site), List.of(), List.of()));
        var plan = new GaiaPlan(jobs, slots);
        for (var index = 0; index < jobs.size(); index++) {
            var job = jobs.get(index);
            var choice = Objects.requireNonNull(engine.choose(candidate(job, index, pausing), Room.STATED));
            plan.put(
                    index,
                    choice.pieces().isEmpty()
                            ? new int[] {choice.startSlot(), choice.startSlot() + job.length()}
                            : choice.pieces().stream()
                                    .flatMapToInt(piece -> java.util.stream.IntStream.of(piece.from(), piece.to()))
                                    .toArray());
        }
        return plan;
    }

    private static Candidate candidate(GaiaJob job, int index, boolean pausing) {
        return new Candidate(
                "job-" + index,
                Candidate.Kind.BATCH,
                new Demand(job.cpus() * 1000L, 0, 0, job.cpus() * MILLIWATTS),
                job.length(),
                job.arrival(),
                job.deadline(),
                1000,
                List.of(),
                List.of(),
                0,
                null,
                null,
                Limits.NONE,
                new Shape(1, pausing, 0, 0, 1, false, List.of()));
    }

    /** From the cheapest plan that there is: job after job leaves and takes the minutes that add least on demand. */
    GaiaPlan forCost(Collection<GaiaPlan> known) {
        var plan = known.stream()
                .min(Comparator.comparingDouble(GaiaPlan::onDemandCpuHours))
                .orElseThrow()
                .copy();
        var selection = new SlotSelection();
        for (var round = 0; round < ROUNDS; round++) {
            for (var job = 0; job < jobs.size(); job++) {
                moveWhereItAddsLeast(jobs.get(job), job, plan, selection);
            }
        }
        return plan;
    }

    private static void moveWhereItAddsLeast(GaiaJob job, int index, GaiaPlan plan, SlotSelection selection) {
        var before = plan.piecesOf(index);
        plan.remove(index);
        var cost = new long[job.deadline()];
        for (var minute = job.arrival(); minute < cost.length; minute++) {
            var used = plan.cpusInUse(minute);
            cost[minute] = Math.max(0, used + job.cpus() - GaiaPlan.RESERVED_CPUS)
                    - Math.max(0, used - GaiaPlan.RESERVED_CPUS);
        }
        selection.select(cost, NOTHING, NOTHING, job.arrival(), cost.length, job.length(), true);
        plan.put(index, selection.value() < sum(cost, before) ? selection.pieces() : before);
    }

    private static long sum(long[] cost, int[] pieces) {
        long sum = 0;
        for (var piece = 0; piece < pieces.length; piece += 2) {
            for (var minute = pieces[piece]; minute < pieces[piece + 1]; minute++) {
                sum += cost[minute];
            }
        }
        return sum;
    }
}
