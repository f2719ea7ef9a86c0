package dev.tradewind.planning.cli;

import dev.tradewind.placement.Budget;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.DataNeed;
import dev.tradewind.placement.Demand;
import dev.tradewind.placement.Horizon;
import dev.tradewind.placement.Limits;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Predecessor;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.Room;
import dev.tradewind.placement.Shape;
import dev.tradewind.placement.UserShare;
import dev.tradewind.placement.Weights;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A made-up company for measurements: daily swings of carbon and price, limits of every sort, runs that pause, chains,
 * gangs, falling egress prices, a carbon budget, and capacity that is short where it is cheap or near. Every workload has
 * its own numbers, so that no two are of one class. Every workload has a choice under its own rules: draws without one are
 * drawn again.
 */
public final class GeneratedProblem {
    /** Sites where users and data are. */
    private static final int PLACES = 60;

    /** At least so many slots more than it takes has every run that waits for nobody. */
    private static final int SLACK = 24;

    private final Random random;
    private final int slots;
    /** Without services below them runs begin all through the horizon: else its middle were over-full and its end empty. */
    private final boolean runsAlone;

    private final GeneratedSites sites;
    private final List<Candidate> workloads = new ArrayList<>();

    private GeneratedProblem(int siteCount, int slots, long seed, boolean runsAlone) {
        random = new Random(seed);
        this.runsAlone = runsAlone;
        this.slots = slots;
        sites = new GeneratedSites(siteCount, slots, random);
    }

    /** Half services, half batch runs, demand at about 75 % of capacity in each resource. */
    public static PlacementProblem of(int siteCount, int slots, int workloadCount, long seed) {
        return of(siteCount, slots, workloadCount, seed, 0.5, 0.75);
    }

    /**
     * @param services share of services among the workloads
     * @param load demand of all workloads as a share of all capacity, in each resource
     */
    public static PlacementProblem of(
            int siteCount, int slots, int workloadCount, long seed, double services, double load) {
        return new GeneratedProblem(siteCount, slots, seed, services == 0).problem(workloadCount, services, load);
    }

    private PlacementProblem problem(int workloadCount, double services, double load) {
        var links = sites.links();
        var horizon = new Horizon(Instant.parse("2026-01-05T00:00:00Z"), 60, slots);
        var weights = new Weights(100_000, 50_000_000, 2_000_000, 12);
        var alone = new PlacementEngine(
                new PlacementProblem(horizon, weights, sites.withGpuWhereThereAre(), links, List.of()));
        for (var index = 0; index < workloadCount; index++) {
            workloads.add(placeable(alone, index, index < workloadCount * services));
        }
        var sized = sites.sized(capacity(load), wanted(alone));
        return new PlacementProblem(
                horizon, weights, sized, links, workloads, List.of(carbonBudget()), sites.pools(), List.of());
    }

    /** By site: the share of each resource that workloads would take there if there were room for all. */
    private double[][] wanted(PlacementEngine alone) {
        var wanted = new double[sites.count()][Resource.values().length];
        var index = new HashMap<String, Integer>();
        for (var site = 0; site < wanted.length; site++) {
            index.put(sites.id(site), site);
        }
        var total = new double[Resource.values().length];
        for (var workload : workloads) {
            var choice = Objects.requireNonNull(alone.choose(workload, Room.STATED));
            int site = Objects.requireNonNull(index.get(choice.site()));
            for (var resource : Resource.values()) {
                var asked = (double) workload.total(resource)
                        * (workload.kind() == Candidate.Kind.SERVICE ? slots : workload.durationSlots());
                wanted[site][resource.ordinal()] += asked;
                total[resource.ordinal()] += asked;
            }
        }
        for (var site : wanted) {
            for (var resource = 0; resource < total.length; resource++) {
                site[resource] /= Math.max(1, total[resource]);
            }
        }
        return wanted;
    }

    /** Of all sites together, as the load asks for. */
    private double[] capacity(double load) {
        var total = new double[Resource.values().length];
        for (var workload : workloads) {
            for (var resource : Resource.values()) {
                total[resource.ordinal()] += (double) workload.total(resource)
                        * (workload.kind() == Candidate.Kind.SERVICE ? slots : workload.durationSlots())
                        / load
                        / slots;
            }
        }
        return total;
    }

    /** One owner's batch runs may not emit more than they would at 420 g/kWh: less than they would choose to. */
    private Budget carbonBudget() {
        var owned = workloads.stream()
                .filter(workload -> workload.kind() == Candidate.Kind.BATCH)
                .filter(workload -> Math.floorMod(workload.id().hashCode(), 5) == 0)
                .toList();
        double milligrams = 0;
        for (var workload : owned) {
            milligrams += workload.demand().milliwatts()
                    / 1000.0
                    * workload.shape().members()
                    * workload.durationSlots()
                    * workload.timesPerMonthPerMille()
                    / 1000
                    * 420;
        }
        return new Budget(
                "owner-0",
                Budget.Kind.CARBON,
                Math.round(milligrams),
                owned.stream().map(Candidate::id).toList(),
                List.of());
    }

    private Candidate placeable(PlacementEngine alone, int index, boolean service) {
        while (true) {
            var drawn = candidate(index, service);
            if (alone.admits(drawn) && leavesRoomBefore(alone, drawn)) {
                return drawn;
            }
        }
    }

    /** Whether everything that it waits for can still end in time. */
    private boolean leavesRoomBefore(PlacementEngine alone, Candidate drawn) {
        var follower = drawn;
        var latest = drawn.deadlineSlot();
        for (var at = workloads.size() - 1; !follower.shape().after().isEmpty(); at--) {
            latest -= follower.durationSlots();
            follower = workloads.get(at);
            latest = Math.min(latest, follower.deadlineSlot());
            if (!alone.admits(follower.within(follower.earliestSlot(), latest))) {
                return false;
            }
        }
        return true;
    }

    private Candidate candidate(int index, boolean service) {
        var gang = !service && random.nextInt(20) == 0 ? 2 + random.nextInt(3) : 1;
        // Many small ones, few large ones: 0.25 to 4 vCPU.
        var milliVcpu = Math.round(250 * Math.pow(2, 4 * random.nextDouble())) / gang + 1;
        var duration = 1 + random.nextInt(Math.max(1, slots / 4));
        var earliest = random.nextInt(runsAlone ? slots - duration - SLACK + 1 : slots / 2);
        var places = Math.min(PLACES, sites.count());
        var home = sites.id(random.nextInt(places));
        var pausing = !service && random.nextInt(100) < 24;
        var after = service || pausing ? List.<Predecessor>of() : predecessors(index);
        if (!after.isEmpty()) {
            var previous = workloads.getLast();
            earliest = previous.earliestSlot() + previous.durationSlots();
        }
        return new Candidate(
                "w" + String.format("%06d", index),
                service ? Candidate.Kind.SERVICE : Candidate.Kind.BATCH,
                new Demand(
                        milliVcpu,
                        milliVcpu * (2048 + random.nextInt(4096)) / 1000,
                        random.nextInt(12) == 0 ? 250L << random.nextInt(3) : 0,
                        milliVcpu * (6 + random.nextInt(6))),
                duration,
                earliest,
                Math.min(slots, earliest + duration + SLACK + random.nextInt(60)),
                4345,
                List.of(new DataNeed(
                        home,
                        milliVcpu * random.nextInt(service ? 200 : 4),
                        milliVcpu * random.nextInt(service ? 20 : 2))),
                service ? List.of(new UserShare(sites.id(random.nextInt(places)), 1000)) : List.of(),
                milliVcpu * random.nextInt(50),
                home,
                service ? null : (Integer) earliest,
                limits(service),
                new Shape(gang, pausing, pausing ? random.nextInt(300) : 0, 0, 1, false, after));
    }

    /** One batch run in six or so follows the one before it. */
    private List<Predecessor> predecessors(int index) {
        if (workloads.isEmpty() || random.nextInt(6) != 0) {
            return List.of();
        }
        var previous = workloads.getLast();
        return previous.kind() == Candidate.Kind.SERVICE || previous.shape().interruptible()
                ? List.of()
                : List.of(new Predecessor(previous.id(), 100L + random.nextInt(2000)));
    }

    private Limits limits(boolean service) {
        return new Limits(
                random.nextInt(3) == 0 ? 250_000L + random.nextInt(400_000) : null,
                random.nextInt(5) == 0 ? List.of("DE", "SE", "FR", "IE") : List.of(),
                List.of(),
                random.nextInt(6) == 0 ? List.of("p2") : List.of(),
                service && random.nextInt(3) == 0 ? 150_000L : null,
                null,
                null,
                null);
    }
}
