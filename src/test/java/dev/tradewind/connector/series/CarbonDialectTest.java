package dev.tradewind.connector.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.RealData;
import dev.tradewind.connector.Dialects;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.signal.SignalKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarbonDialectTest {
    private static final String HEADER = "Datetime (UTC),Country,Zone Name,Zone Id,"
            + "Carbon Intensity gCO₂eq/kWh (direct),Carbon Intensity gCO₂eq/kWh (LCA),Data Source,Data Estimated,"
            + "Data Estimation Method\n";

    @TempDir
    private Path folder;

    @Test
    void theZoneColumnCountsAndNotTheFileName() throws IOException {
        var read = read("XX_2026.csv", "2026-01-01 00:00:00,Utopia,Utopia,UT,100.5,130.25,grid.example,false,\n");

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.values())
                    .extracting(SeriesValue::series)
                    .containsExactly("carbon:UT:average:lca", "carbon:UT:average:direct");
            assertThat(row.values().getFirst().value()).isEqualByComparingTo("130.25");
            assertThat(row.values().getFirst().kind()).isEqualTo(SignalKind.MEASURED);
            assertThat(row.values().getFirst().from()).isEqualTo("2026-01-01T00:00:00Z");
        });
    }

    @Test
    void keepsEstimatedForecastAndModelledApart() throws IOException {
        var read = read(
                "a.csv",
                "2026-01-01 00:00:00,U,U,UT,1,2,s,true,TIME_SLICER\n"
                        + "2026-01-01 01:00:00,U,U,UT,1,2,s,true,FORECAST\n"
                        + "2026-01-01 02:00:00,U,U,UT,1,2,s,true,MODELLED\n");

        assertThat(read.rows())
                .extracting(row -> row.values().getFirst().kind())
                .containsExactly(SignalKind.ESTIMATED, SignalKind.FORECAST, SignalKind.MODELLED);
    }

    @Test
    void anEmptyOrAbsurdValueIsSetAsideAndNeverZero() throws IOException {
        var read = read(
                "a.csv",
                "2026-01-01 00:00:00,U,U,UT,1,,s,false,\n"
                        + "2026-01-01 01:00:00,U,U,UT,1,2000.5,s,false,\n"
                        + "2026-01-01 02:00:00,U,U,UT,1,-3,s,false,\n"
                        + "2026-01-01 03:00:00,U,U,,1,3,s,false,\n"
                        + "yesterday,U,U,UT,1,3,s,false,\n"
                        + "2026-01-01 05:00:00,U,U,UT,1,2000,s,false,\n");

        assertThat(read.rows()).hasSize(1);
        assertThat(read.quarantined()).extracting(row -> row.line()).containsExactly(2L, 3L, 4L, 5L, 6L);
        assertThat(read.quarantined().get(1).value()).isEqualTo("2000.5");
        assertThat(read.quarantined().get(1).reason()).contains("0 to 2000");
    }

    @Test
    void tenHoursOfZeroAreAnOutageAndNotACleanGrid() throws IOException {
        var night = new StringBuilder();
        for (int hour = 0; hour < 10; hour++) {
            night.append("2026-01-01 0%d:00:00,U,U,UT,0,0,s,false,\n".formatted(hour));
        }
        var read = read("zero.csv", night + "2026-01-01 10:00:00,U,U,UT,0,24,s,false,\n");

        assertThat(read.quarantined())
                .hasSize(10)
                .allSatisfy(row -> assertThat(row.reason()).contains("no grid is at 0"));
        // direct emissions of a grid of water and wind are 0, and stay
        assertThat(read.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.values())
                        .extracting(value -> value.value().intValue())
                        .containsExactly(24, 0));
    }

    @Test
    void poundsAreRefusedByName() throws IOException {
        var read = Collected.of(
                new CarbonDialect(),
                folder,
                "a.csv",
                "Datetime (UTC),Zone Id,Carbon Intensity lb/MWh (LCA)\n2026-01-01 00:00:00,UT,900\n");

        assertThat(read.reading()).isInstanceOf(Reading.Refused.class);
        assertThat(read.rows()).isEmpty();
    }

    @Test
    @Tag("real-data")
    void readsEveryHourOfARealYear() throws IOException {
        var file = RealData.folder("carbon-hourly").resolve("DE-LU_2023_hourly.csv.gz");

        assertThat(Dialects.sniff(new SourceFile(file, "x").head())).containsInstanceOf(CarbonDialect.class);
        var read = Collected.of(new CarbonDialect(), file);

        assertThat(read.rows()).hasSize(8760);
        assertThat(read.quarantined()).isEmpty();
        Set<String> series = read.rows().stream()
                .flatMap(row -> row.values().stream())
                .map(SeriesValue::series)
                .collect(Collectors.toSet());
        assertThat(series).containsExactlyInAnyOrder("carbon:DE:average:lca", "carbon:DE:average:direct");
        assertThat(read.rows().stream()
                        .filter(row -> row.values().getFirst().kind() == SignalKind.ESTIMATED)
                        .count())
                .isEqualTo(30);
        double mean = read.rows().stream()
                .mapToDouble(row -> row.values().getFirst().value().doubleValue())
                .average()
                .orElseThrow();
        // The published yearly figure of DE for 2023.
        assertThat(mean).isCloseTo(400, within(40.0));
    }

    private Collected<SeriesRow> read(String name, String rows) throws IOException {
        return Collected.of(new CarbonDialect(), folder, name, HEADER + rows);
    }
}
