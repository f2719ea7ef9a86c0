package dev.tradewind.carbon.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The bars that our forecast has to meet on eleven grids of 2023, each origin learning only from what lay before it. */
@Tag("real-data")
class ForecastOnRealGridsTest {
    private static final int FIRST_ORIGIN = 90 * 24;
    private static final int STEP = 13;

    @Test
    void dayAheadIsATenthBetterThanPersistenceAndNoWorseThanLastWeek() throws IOException {
        var errors = new ArrayList<ForecastError>();
        for (double[] grid : grids()) {
            errors.add(ForecastBacktest.run(grid, 24, FIRST_ORIGIN, STEP).orElseThrow());
        }
        assertThat(errors).hasSize(11);
        assertThat(mean(errors, e -> e.mae() / e.persistenceMae())).isLessThanOrEqualTo(0.9);
        assertThat(mean(errors, e -> e.mae() / e.lastWeekMae())).isLessThanOrEqualTo(1.0);
        assertThat(mean(errors, ForecastError::coverage80Percent)).isBetween(75.0, 85.0);
    }

    private static double mean(List<ForecastError> errors, java.util.function.ToDoubleFunction<ForecastError> of) {
        return errors.stream().mapToDouble(of).average().orElseThrow();
    }

    private static List<double[]> grids() throws IOException {
        var grids = new ArrayList<double[]>();
        try (var files = Files.list(RealData.folder("carbon-hourly"))) {
            for (Path file : files.filter(f -> f.toString().endsWith("_2023_hourly.csv.gz"))
                    .sorted()
                    .toList()) {
                grids.add(lifeCycle(file));
            }
        }
        return grids;
    }

    /** The sixth column, life-cycle gCO2eq/kWh; the files have no quoted commas before it and no missing hour. */
    private static double[] lifeCycle(Path file) throws IOException {
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[5]))
                    .toArray();
        }
    }
}
