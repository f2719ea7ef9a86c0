package dev.tradewind.connector.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Yearly means worked out from imported hours against the ones that were published. */
@Tag("real-data")
class YearlyMeansTest {
    private static final double HALF_A_PERCENT = 0.5;

    /**
     * Zones of 2023 whose hours do not give the yearly figure, percent by which ours differs. Hours and yearly figures are two
     * releases of one publisher, who estimates what is missing anew each time; the yearly ones are whole grams.
     */
    private static final Map<String, Double> EXCEPTIONS = Map.of(
            "AU-NSW", 1.69,
            "AU-VIC", 1.28,
            "CA-ON", -4.15,
            "DE", -3.17,
            "GB", -6.23,
            "IN-WE", 13.17,
            "JP-TK", 0.68,
            "US-MIDA-PJM", -2.14,
            "US-NY-NYIS", -2.88,
            "US-TEX-ERCO", -3.41);

    @TempDir
    private Path temp;

    @Test
    void eightyTwoZonesOf2022GiveTheirPublishedMeansWithinHalfAPercent() throws IOException {
        Path folder = RealData.folder("carbon-123-zones");
        Map<String, Double> published = new HashMap<>();
        Files.readAllLines(folder.resolve("zone_means_2020-2022.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> published.put(cells[0], Double.parseDouble(cells[3])));

        Map<String, Double> ours = means(asDownload(folder.resolve("carbon_2022_hourly.csv.gz")));

        assertThat(ours).hasSize(82);
        ours.forEach((zone, mean) -> {
            double expected = published.get(zone);
            assertThat(mean).as(zone).isCloseTo(expected, within(expected * HALF_A_PERCENT / 100 + 1e-9));
        });
    }

    @Test
    void theHoursOf2023GiveTheYearlyFiguresExceptWhereItIsNamed() throws IOException {
        var published = JsonMapper.builder()
                .build()
                .readTree(Files.readString(RealData.folder("region-carbon").resolve("em_zone_yearly_2023.json")));
        Map<String, Double> ours = new TreeMap<>();
        try (var files = Files.list(RealData.folder("carbon-hourly"))) {
            for (Path file : files.filter(each -> each.toString().endsWith("_2023_hourly.csv.gz"))
                    .toList()) {
                ours.putAll(means(file));
            }
        }

        assertThat(ours).hasSize(11);
        ours.forEach((zone, mean) -> {
            double yearly =
                    published.get(zone).get("carbonIntensity").get("value").asDouble();
            double percent = (mean / yearly - 1) * 100;
            Double named = EXCEPTIONS.get(zone);
            if (named == null) {
                assertThat(Math.abs(percent)).as(zone).isLessThanOrEqualTo(HALF_A_PERCENT);
            } else {
                assertThat(percent).as(zone).isCloseTo(named, within(0.02));
            }
        });
    }

    /** The life-cycle mean of each zone in a file, as it is imported. */
    private static Map<String, Double> means(Path file) throws IOException {
        Map<String, double[]> sums = new TreeMap<>();
        var read = Collected.of(new CarbonDialect(), file);
        assertThat(read.quarantined()).isEmpty();
        for (SeriesRow row : read.rows()) {
            SeriesValue average = row.values().getFirst();
            double[] sum = sums.computeIfAbsent(average.series().split(":", -1)[1], zone -> new double[2]);
            sum[0] += average.value().doubleValue();
            sum[1]++;
        }
        Map<String, Double> means = new TreeMap<>();
        sums.forEach((zone, sum) -> means.put(zone, sum[0] / sum[1]));
        return means;
    }

    /** The same hours under the column names that the importer reads. */
    private Path asDownload(Path packed) throws IOException {
        Path file = temp.resolve("hours.csv");
        try (var in = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.UTF_8));
                var out = Files.newBufferedWriter(file)) {
            in.readLine();
            out.write("Datetime (UTC),Zone Id,Carbon Intensity gCO₂eq/kWh (LCA)\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.write(line);
                out.write('\n');
            }
        }
        return file;
    }
}
