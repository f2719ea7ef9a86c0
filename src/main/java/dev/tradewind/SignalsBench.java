package dev.tradewind;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.carbon.ForecastBench;
import dev.tradewind.connector.LocalImport;
import dev.tradewind.connector.SeriesBench;
import dev.tradewind.latency.DistanceBench;
import dev.tradewind.signal.Signals;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * {@code tradewind bench signals --json [--zones 400] [--years 3] [--repeats 3] [--data-sets DIR]}: load and reading of
 * generated hours, and, where real series are at hand, forecasts and the latency model against what came.
 */
final class SignalsBench {
    private static final Map<String, String> UNITS = Map.of(
            "signals.load.time", "s",
            "signals.heatmap.p95", "ms",
            "signals.wrong", "count",
            "forecast.coverage80", "%",
            "latency.model.p50_error", "%");

    private SignalsBench() {}

    /** @return 0 when measured, 2 for words it does not know, 3 when something failed */
    static int run(String[] args, PrintStream out, PrintStream err) {
        int zones = 400;
        int years = 3;
        int repeats = 3;
        String data = System.getenv("TRADEWIND_REAL_DATA");
        for (int i = 0; i < args.length; i++) {
            boolean more = i + 1 < args.length;
            switch (args[i]) {
                case "--json" -> {}
                case "--zones" -> zones = more ? number(args[++i]) : -1;
                case "--years" -> years = more ? number(args[++i]) : -1;
                case "--repeats" -> repeats = more ? number(args[++i]) : -1;
                case "--data-sets" -> data = more ? args[++i] : null;
                default -> zones = -1;
            }
        }
        if (zones < 1 || years < 1 || repeats < 1) {
            err.println(
                    "Usage: tradewind bench signals --json [--zones 400] [--years 3] [--repeats 3] [--data-sets DIR]");
            return 2;
        }
        try {
            Map<String, Double> results = new TreeMap<>(load(zones, years, repeats, err));
            results.putAll(models(data, err));
            out.println(BenchResult.json("signals", results(results)));
            return 0;
        } catch (IOException failed) {
            err.println("tradewind bench signals: " + failed.getMessage());
            return 3;
        }
    }

    private static Map<String, Double> load(int zones, int years, int repeats, PrintStream err) throws IOException {
        var work = Files.createTempDirectory("tradewind-bench-signals");
        try {
            return SeriesBench.measure(
                    work,
                    zones,
                    years,
                    repeats,
                    err,
                    (folder, bench) -> OnDirectory.run(
                            folder,
                            "bench",
                            false,
                            err,
                            context -> bench.on(context.getBean(LocalImport.class), context.getBean(Signals.class))));
        } finally {
            FileSystemUtils.deleteRecursively(work);
        }
    }

    /** Nothing where there is nothing to measure on; no figure is made up. */
    private static Map<String, Double> models(@Nullable String data, PrintStream err) throws IOException {
        var results = new TreeMap<String, Double>();
        Path grids = data == null ? Path.of("") : Path.of(data, "carbon-hourly");
        Path pings = data == null ? Path.of("") : Path.of(data, "latency", "skyplane_latency_2022-04_tidy.csv");
        if (data != null && Files.isDirectory(grids) && Files.isRegularFile(pings)) {
            results.putAll(ForecastBench.measure(grids));
            results.putAll(DistanceBench.measure(pings));
        } else {
            err.println(
                    "forecast.* and latency.model.* are left out: --data-sets names no folder with carbon-hourly and"
                            + " latency");
        }
        return results;
    }

    private static int number(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    }

    private static List<BenchResult> results(Map<String, Double> measured) {
        return measured.entrySet().stream()
                .map(each -> new BenchResult(each.getKey(), each.getValue(), UNITS.getOrDefault(each.getKey(), "1")))
                .toList();
    }
}
