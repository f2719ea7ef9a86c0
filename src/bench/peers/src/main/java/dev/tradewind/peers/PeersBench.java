package dev.tradewind.peers;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.peers.cpsat.CpSat;
import dev.tradewind.peers.timefold.Timefold;
import dev.tradewind.planning.cli.GeneratedProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code ./tradewind bench peers --json [--seconds 300] [--only ortools|timefold-small|timefold-large] [--seed 1]}; to try a
 * peer otherwise also {@code --ortools WORDS} and {@code --timefold WORD}, see {@link CpSat} and {@link Timefold}.
 */
public final class PeersBench {
    private static final List<String> CASES = List.of("ortools", "timefold-small", "timefold-large");
    private static final String USAGE = "Usage: ./tradewind bench peers --json [--seconds 300]"
            + " [--only ortools|timefold-small|timefold-large] [--seed 1] [--ortools WORDS] [--timefold WORD]";

    private PeersBench() {}

    public static void main(String[] args) {
        var given = new java.util.HashMap<>(Map.of("--seconds", "300", "--seed", "1", "--only", ""));
        for (var index = 0; index < args.length; index++) {
            if (args[index].equals("--json")) {
                continue;
            }
            var known = switch (args[index]) {
                case "--seconds" -> index + 1 < args.length && args[index + 1].matches("[1-9]\\d{0,3}");
                case "--seed" -> index + 1 < args.length && args[index + 1].matches("\\d{1,9}");
                case "--only" -> index + 1 < args.length && CASES.contains(args[index + 1]);
                case "--ortools", "--timefold" -> index + 1 < args.length;
                default -> false;
            };
            if (!known) {
                System.err.println("tradewind: did not expect '" + args[index] + "'. " + USAGE);
                System.exit(2);
            }
            given.put(args[index], args[++index]);
        }
        try {
            System.out.println(BenchResult.json("peers", run(given)));
        } catch (IllegalArgumentException unfit) {
            System.err.println("tradewind bench peers: " + unfit.getMessage());
            System.exit(2);
        }
    }

    private static List<BenchResult> run(Map<String, String> given) {
        var seconds = Integer.parseInt(given.get("--seconds"));
        var seed = Long.parseLong(given.get("--seed"));
        var results = new ArrayList<BenchResult>();
        var errors = 0;
        for (var name : CASES) {
            if (!given.get("--only").isEmpty() && !given.get("--only").equals(name)) {
                continue;
            }
            var race = switch (name) {
                case "ortools" ->
                    new Race(
                            "ortools.200",
                            GeneratedProblem.of(20, 48, 200, seed),
                            new CpSat(given.getOrDefault("--ortools", "rows,hints,lp2,quick")),
                            seconds,
                            seed);
                case "timefold-small" ->
                    new Race(
                            "timefold.200",
                            GeneratedProblem.of(20, 48, 200, seed),
                            new Timefold(given.getOrDefault("--timefold", "late-1000,greedy")),
                            seconds,
                            seed);
                default ->
                    new Race(
                            "timefold.10k",
                            GeneratedProblem.of(150, 168, 10_000, seed),
                            new Timefold(given.getOrDefault("--timefold", "late-1000,greedy")),
                            seconds,
                            seed);
            };
            results.addAll(race.run());
            errors += race.errors();
        }
        for (var solver : List.of("ortools", "timefold")) {
            for (var ratio : List.of("objective_ratio", "time_ratio")) {
                results.stream()
                        .filter(result -> result.name().startsWith("plan." + solver)
                                && result.name().endsWith(ratio))
                        .mapToDouble(BenchResult::value)
                        .max()
                        .ifPresent(worst ->
                                results.add(new BenchResult("plan." + solver + "." + ratio, worst, "1")));
            }
        }
        results.add(new BenchResult("plan.check.errors", errors, "count"));
        return results;
    }
}
