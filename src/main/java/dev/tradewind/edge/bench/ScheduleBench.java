package dev.tradewind.edge.bench;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.edge.simulation.PlantedFault;
import dev.tradewind.edge.simulation.Simulation;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The simulated schedules, and whether planted faults are found. */
final class ScheduleBench {
    private static final int TRIES = 30;

    private ScheduleBench() {}

    static List<BenchResult> measure(long schedules, PrintStream err) {
        var verdicts = LongStream.rangeClosed(1, schedules)
                .parallel()
                .mapToObj(seed -> Simulation.run(seed, PlantedFault.NONE))
                .toList();
        verdicts.forEach(v -> v.findings().forEach(err::println));
        var found = Arrays.stream(PlantedFault.values())
                .filter(fault -> fault != PlantedFault.NONE)
                .filter(fault -> LongStream.rangeClosed(1, TRIES)
                        .anyMatch(seed -> !Simulation.run(seed, fault).clean()))
                .count();
        return List.of(
                new BenchResult("edge.schedules", schedules, "count"),
                new BenchResult(
                        "edge.schedules_broken",
                        verdicts.stream().filter(v -> !v.clean()).count(),
                        "count"),
                new BenchResult(
                        "edge.simulated_acks",
                        verdicts.stream().mapToInt(v -> v.acknowledged()).sum(),
                        "count"),
                new BenchResult(
                        "edge.lost", verdicts.stream().mapToInt(v -> v.lost()).sum(), "count"),
                new BenchResult(
                        "edge.doubled",
                        verdicts.stream().mapToInt(v -> v.doubled()).sum(),
                        "count"),
                new BenchResult("edge.planted_found", found, "count"));
    }
}
