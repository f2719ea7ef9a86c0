package dev.tradewind.connector;

import dev.tradewind.bench.BenchResult;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a bench over generated bills measured, in the form of {@code bench --json}. */
final class BenchSheet {
    private final List<BenchResult> results = new ArrayList<>();

    /** The sizes of {@code --rows}, as {@code 100k}; empty, with the reason printed, for words it does not know. */
    static List<String> sizes(String[] args, String bench, List<String> usual, PrintStream err) {
        var sizes = usual;
        for (var i = 0; i < args.length; i++) {
            if (args[i].equals("--rows") && i + 1 < args.length) {
                sizes = List.of(args[++i].toLowerCase(Locale.ROOT).split(",", -1));
            } else if (!args[i].equals("--json")) {
                err.println("tradewind: did not expect '" + args[i] + "'. Usage: tradewind bench " + bench
                        + " --json [--rows 100k,1m,10m]");
                return List.of();
            }
        }
        if (!sizes.stream().allMatch(size -> size.matches("\\d{1,4}[km]"))) {
            err.println("tradewind: --rows " + sizes + " is not of the form 100k,1m");
            return List.of();
        }
        return sizes;
    }

    static long rows(String size) {
        return Long.parseLong(size.substring(0, size.length() - 1)) * (size.endsWith("m") ? 1_000_000 : 1000);
    }

    void result(String name, double value, String unit) {
        results.add(new BenchResult(name, value, unit));
    }

    String json(String bench) {
        return BenchResult.json(bench, results);
    }

    static double median(double[] of) {
        return quantile(of, 0.5);
    }

    /** The smallest of them that so large a share does not exceed. */
    static double quantile(double[] of, double share) {
        var sorted = of.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
