package dev.tradewind.edge.bench;

import dev.tradewind.bench.BenchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code tradewind bench edge --json [--only PART] [--schedules N] [--queued N] [--seconds N] [--real N]}. Parts that cannot be
 * measured on this machine are left out and said on standard error.
 */
public final class EdgeBench {
    private static final Map<String, Long> NUMBERS =
            Map.of("--schedules", 480L, "--queued", 1_000_000L, "--seconds", 20L, "--real", 20L);
    private static final List<String> PARTS = List.of("appends", "queue", "reconcile", "simulated", "real");

    private EdgeBench() {}

    /** @return 0 when measured, 2 when a word is not understood, 3 when a process failed */
    public static int run(String[] words, PrintStream out, PrintStream err, RealConsoles consoles) {
        var numbers = new HashMap<>(NUMBERS);
        List<String> parts = PARTS;
        for (var i = 0; i < words.length; i++) {
            var value = i + 1 < words.length ? words[i + 1] : "";
            if (numbers.containsKey(words[i]) && value.matches("\\d{1,9}")) {
                numbers.put(words[i++], Long.parseLong(value));
            } else if (words[i].equals("--only") && PARTS.contains(value)) {
                parts = List.of(words[++i]);
            } else if (!words[i].equals("--json")) {
                err.println("tradewind bench edge: did not expect '" + words[i]
                        + "'. Usage: tradewind bench edge --json [--only " + String.join("|", PARTS)
                        + "] [--schedules N] [--queued N] [--seconds N] [--real N]");
                return 2;
            }
        }
        try {
            var results = new ArrayList<BenchResult>();
            for (var part : parts) {
                results.addAll(measured(part, numbers, err, consoles));
            }
            out.println(BenchResult.json("edge", results));
            return 0;
        } catch (IOException failed) {
            err.println("tradewind bench edge: " + failed.getMessage());
            return 3;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 3;
        }
    }

    private static List<BenchResult> measured(
            String part, Map<String, Long> numbers, PrintStream err, RealConsoles consoles)
            throws IOException, InterruptedException {
        return switch (part) {
            case "appends" -> AppendBench.measure(numbers.getOrDefault("--seconds", 20L), err);
            case "queue" -> QueueBench.measure(numbers.getOrDefault("--queued", 1_000_000L));
            case "reconcile" -> consoles.reconcile(numbers.getOrDefault("--queued", 1_000_000L), err);
            case "simulated" -> ScheduleBench.measure(numbers.getOrDefault("--schedules", 480L), err);
            default -> real(numbers.getOrDefault("--real", 20L).intValue(), err, consoles);
        };
    }

    private static List<BenchResult> real(int schedules, PrintStream err, RealConsoles consoles)
            throws IOException, InterruptedException {
        try (var console = consoles.forSchedules(schedules)) {
            return RealSchedules.measure(schedules, console, err);
        }
    }
}
