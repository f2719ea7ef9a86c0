package dev.tradewind.planning.cli;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.placement.Candidate;
import dev.tradewind.placement.PlacementEngine;
import dev.tradewind.placement.PlacementProblem;
import dev.tradewind.placement.Plan;
import dev.tradewind.placement.Resource;
import dev.tradewind.placement.SearchOptions;
import dev.tradewind.placement.check.PlanCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Plans a generated company with scarce capacity, states the gap that its prices prove, and has an independent checker go
 * over plan and proof.
 */
final class PlanBench {
    private static final int WORKLOADS = 10_000;
    private static final int SITES = 150;
    private static final int SLOTS = 168;
    private static final int SECONDS = 24;
    private static final int ZONES = 123;
    /** Leaves the rest of two minutes for writing the explanations down. */
    private static final int SECONDS_OF_RUNS = 80;

    private PlanBench() {}

    static List<BenchResult> run(long seed) {
        var problem = GeneratedProblem.of(SITES, SLOTS, WORKLOADS, seed);
        var start = System.nanoTime();
        var startCpu = cpuSeconds();
        var engine = new PlacementEngine(problem);
        var standing = engine.stand(new SearchOptions(
                100_000,
                4_000,
                seed,
                Runtime.getRuntime().availableProcessors(),
                // What is left of the half minute goes into writing the explanations down.
                () -> System.nanoTime() - start > SECONDS * 1_000_000_000L));
        var plan = standing.plan();
        var seconds = (System.nanoTime() - start) / 1e9;
        var cpu = cpuSeconds() - startCpu;
        var results = new ArrayList<BenchResult>();
        results.add(new BenchResult("plan.10k.gap", percent(plan.objectiveNanoUsd(), plan.boundNanoUsd()), "%"));
        results.add(new BenchResult("plan.10k.time", seconds, "s"));
        // Beside other work a second of time is less than a second of a processor.
        results.add(new BenchResult("plan.10k.cpu", cpu, "s"));
        results.add(new BenchResult("plan.10k.rss", peakMebibytes(), "MiB"));
        results.add(new BenchResult("plan.binding_cells", binding(problem, plan), "%"));
        results.add(new BenchResult("plan.10k.placed", plan.assignments().size(), "count"));
        results.add(new BenchResult("plan.10k.iterations", plan.iterations(), "count"));
        results.add(new BenchResult("plan.10k.load", load(problem), "%"));
        results.addAll(Hardness.of(problem, plan));
        results.add(new BenchResult("plan.10k.gap_above_floor", aboveFloor(engine, plan), "%"));
        results.add(new BenchResult("plan.check.errors", errors(problem, plan), "count"));
        results.addAll(EvacuationBench.run(standing));
        return results;
    }

    /** Batch runs alone, a week over 123 zones: plans until the gap is 1 % or two minutes have gone. */
    static List<BenchResult> ofRuns(int runs, long seed) {
        return figures(search(runs, seed));
    }

    static List<BenchResult> figures(Timed timed) {
        var name = timed.name();
        var problem = timed.problem();
        var plan = timed.plan();
        return List.of(
                new BenchResult(name + ".gap", timed.gapPercent(), "%"),
                new BenchResult(name + ".time", timed.seconds(), "s"),
                new BenchResult(name + ".placed", plan.assignments().size(), "count"),
                new BenchResult(name + ".iterations", plan.iterations(), "count"),
                new BenchResult(name + ".binding_cells", binding(problem, plan), "%"),
                new BenchResult(name + ".rss", peakMebibytes(), "MiB"),
                new BenchResult(name + ".check.errors", errors(problem, plan), "count"));
    }

    /** @param seconds until the plan was there, with its explanations */
    record Timed(PlacementProblem problem, Plan plan, double seconds) {
        double gapPercent() {
            return percent(plan.objectiveNanoUsd(), plan.boundNanoUsd());
        }

        /**
         * {@code plan.100k} for 100,000 runs; {@code plan.runs.1500} for what is no thousands, and for 10,000, since
         * {@code plan.10k} is that of workloads of both kinds.
         */
        String name() {
            var runs = problem.workloads().size();
            return runs % 1_000 == 0 && runs != WORKLOADS ? "plan." + runs / 1_000 + "k" : "plan.runs." + runs;
        }
    }

    static Timed search(int runs, long seed) {
        var problem = GeneratedProblem.of(ZONES, SLOTS, runs, seed, 0, 0.75);
        var start = System.nanoTime();
        var plan = new PlacementEngine(problem)
                .plan(new SearchOptions(
                        100_000,
                        10_000,
                        seed,
                        Runtime.getRuntime().availableProcessors(),
                        () -> System.nanoTime() - start > SECONDS_OF_RUNS * 1_000_000_000L));
        return new Timed(problem, plan, (System.nanoTime() - start) / 1e9);
    }

    private static int errors(PlacementProblem problem, Plan plan) {
        var errors = PlanCheck.of(problem, plan).errors();
        errors.stream().limit(20).forEach(System.err::println);
        return errors.size();
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1000.0;
    }

    private static double percent(double objective, double bound) {
        return 100 * (objective - bound) / objective;
    }

    /** The gap as a share of what planning together costs above everyone's own cheapest choice, which is the bound at no prices. */
    private static double aboveFloor(PlacementEngine engine, Plan plan) {
        var free = new Plan(
                plan.assignments(),
                plan.infeasible(),
                plan.objectiveNanoUsd(),
                plan.boundNanoUsd(),
                List.of(),
                List.of(),
                plan.iterations(),
                plan.seed(),
                plan.stopReason(),
                plan.weights());
        double floor = engine.provenBound(free);
        return 100 * (plan.objectiveNanoUsd() - plan.boundNanoUsd()) / (plan.objectiveNanoUsd() - floor);
    }

    /** Demand as a share of capacity, in the resource that is asked for most. */
    private static double load(PlacementProblem problem) {
        double most = 0;
        for (var resource : Resource.values()) {
            double asked = 0;
            double there = 0;
            for (var workload : problem.workloads()) {
                asked += (double) workload.total(resource)
                        * (workload.kind() == Candidate.Kind.SERVICE ? SLOTS : workload.durationSlots());
            }
            for (var site : problem.sites()) {
                for (var slot = 0; site.capacity() != null && slot < SLOTS; slot++) {
                    there += site.capacity().of(resource).at(slot);
                }
            }
            most = Math.max(most, 100 * asked / there);
        }
        return most;
    }

    /** Cells of which more than 95 % is taken, as a share of all cells of which anything is. */
    private static double binding(PlacementProblem problem, Plan plan) {
        var used = Usage.of(problem, plan);
        double some = 0;
        double full = 0;
        for (var site : problem.sites()) {
            var own = used.get(site.id());
            for (var resource : Resource.values()) {
                for (var slot = 0; own != null && site.capacity() != null && slot < SLOTS; slot++) {
                    var taken = own[resource.ordinal()][slot];
                    some += taken > 0 ? 1 : 0;
                    full += taken > 0
                                    && taken
                                            > 0.95
                                                    * site.capacity()
                                                            .of(resource)
                                                            .at(slot)
                            ? 1
                            : 0;
                }
            }
        }
        return 100 * full / some;
    }

    /** The most memory that this process has held, as the kernel counts it; what the JVM holds where there is no such count. */
    private static double peakMebibytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException elsewhere) {
            throw new UncheckedIOException("the peak memory cannot be read from /proc/self/status", elsewhere);
        }
    }
}
