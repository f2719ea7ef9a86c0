package dev.tradewind.edge.bench;

import dev.tradewind.bench.BenchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code tradewind bench edge --json [--schedules N] [--queued N] [--seconds N] [--real N]}. Parts that cannot be measured on this
 * machine are left out and said on standard error.
 */
public final class EdgeBench {
    private EdgeBench() {}

    /** @return 0 when measured, 2 when a word is not understood, 3 when a process failed */
    public static int run(String[] words, PrintStream out, PrintStream err) {
        var settings = new java.util.HashMap<>(
                Map.of("--schedules", 480L, "--queued", 1_000_000L, "--seconds", 20L, "--real", 20L));
        for (var i = 0; i < words.length; i++) {
            if (settings.containsKey(words[i]) && i + 1 < words.length && words[i + 1].matches("\\d{1,9}")) {
                settings.put(words[i], Long.parseLong(words[++i]));
            } else if (!words[i].equals("--json")) {
                err.println("tradewind bench edge: did not expect '" + words[i]
                        + "'. Usage: tradewind bench edge --json [--schedules N] [--queued N] [--seconds N]"
                        + " [--real N]");
                return 2;
            }
        }
        try {
            List<BenchResult> results = new ArrayList<>();
            results.addAll(AppendBench.measure(settings.getOrDefault("--seconds", 20L), err));
            results.addAll(QueueBench.measure(settings.getOrDefault("--queued", 1_000_000L)));
            results.addAll(ScheduleBench.measure(settings.getOrDefault("--schedules", 480L), err));
            results.addAll(RealSchedules.measure(settings.getOrDefault("--real", 20L), err));
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
}
