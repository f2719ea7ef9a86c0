package dev.tradewind.carbon;

import dev.tradewind.carbon.forecast.ForecastBacktest;
import dev.tradewind.carbon.forecast.ForecastError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.zip.GZIPInputStream;

/** How good our forecast a day ahead is on real grids: rolling origins from the ninetieth day on, mean over zones. */
public final class ForecastBench {
    private static final int HORIZON = 24;
    private static final int FIRST_ORIGIN = 90 * 24;
    /** Without a divisor in common with 24, so that origins fall on all hours of day. */
    private static final int STEP = 13;

    private static final int LIFE_CYCLE_COLUMN = 5;

    private ForecastBench() {}

    /** @param folder with files {@code ZONE_YEAR_hourly.csv.gz} in the download form of Electricity Maps */
    public static Map<String, Double> measure(Path folder) throws IOException {
        var errors = new ArrayList<ForecastError>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith("_hourly.csv.gz"))
                    .sorted()
                    .toList()) {
                ForecastBacktest.run(lifeCycle(file), HORIZON, FIRST_ORIGIN, STEP)
                        .ifPresent(errors::add);
            }
        }
        if (errors.isEmpty()) {
            throw new IOException(folder + " holds no files ZONE_YEAR_hourly.csv.gz");
        }
        var results = new TreeMap<String, Double>();
        results.put("forecast.mae_ratio_to_persistence", mean(errors, error -> error.mae() / error.persistenceMae()));
        results.put("forecast.mae_ratio_to_last_week", mean(errors, error -> error.mae() / error.lastWeekMae()));
        results.put("forecast.coverage80", mean(errors, ForecastError::coverage80Percent));
        return results;
    }

    private static double mean(List<ForecastError> errors, ToDoubleFunction<ForecastError> of) {
        return errors.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    /** One value an hour, NaN where the file says nothing. */
    private static double[] lifeCycle(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1)[LIFE_CYCLE_COLUMN])
                    .mapToDouble(cell -> cell.isBlank() ? Double.NaN : Double.parseDouble(cell))
                    .toArray();
        }
    }
}
