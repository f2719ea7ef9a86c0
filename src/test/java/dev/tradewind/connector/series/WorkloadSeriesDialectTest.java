package dev.tradewind.connector.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.Dialects;
import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.signal.SignalKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkloadSeriesDialectTest {
    @TempDir
    private Path folder;

    @Test
    void countsBecomeASeriesOfTheirWorkloadAndUnit() throws IOException {
        var read = Collected.of(
                new WorkloadSeriesDialect(),
                folder,
                "units.csv",
                "workload,unit,from,to,count\nshop,order,2026-03-01T00:00:00Z,2026-03-02T00:00:00Z,1200\n");

        assertThat(read.rows()).singleElement().satisfies(row -> {
            var value = row.values().getFirst();
            assertThat(value.series()).isEqualTo("units:shop:order");
            assertThat(value.value()).isEqualByComparingTo("1200");
            assertThat(value.kind()).isEqualTo(SignalKind.MEASURED);
            assertThat(value.source()).isEqualTo("units.csv");
        });
        var file = new SourceFile(folder.resolve("units.csv"), "anything.txt");
        assertThat(Dialects.sniff(file.head()))
                .hasValueSatisfying(dialect -> assertThat(dialect.id()).isEqualTo("tradewind-workload-series"));
        assertThat(Files.exists(folder.resolve("units.csv"))).isTrue();
    }

    @Test
    void utilisationIsAShareAndPerCentWaits() throws IOException {
        var read = Collected.of(
                new WorkloadSeriesDialect(),
                folder,
                "use.csv",
                "workload,from,to,utilisation,kind\nshop,2026-03-01T00:00Z,2026-03-01T01:00Z,0.4,MODELLED\n"
                        + "shop,2026-03-01T01:00Z,2026-03-01T02:00Z,40,\n");

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.values().getFirst().series()).isEqualTo("utilisation:shop");
            assertThat(row.values().getFirst().kind()).isEqualTo(SignalKind.MODELLED);
        });
        assertThat(read.quarantined()).extracting(Quarantined::column).containsExactly("utilisation");
    }

    @Test
    void whatCannotBeMeantWaitsWithItsColumn() throws IOException {
        var read = Collected.of(
                new WorkloadSeriesDialect(),
                folder,
                "units.csv",
                "workload,unit,from,to,count\n"
                        + "shop,order,2026-03-02T00:00:00Z,2026-03-01T00:00:00Z,1\n"
                        + "shop,order,2026-01-01T00:00:00Z,2026-03-01T00:00:00Z,1\n"
                        + "shop,order,2026-03-01T00:00:00Z,2026-03-02T00:00:00Z,-1\n"
                        + "shop,a:b,2026-03-01T00:00:00Z,2026-03-02T00:00:00Z,1\n"
                        + ",order,2026-03-01T00:00:00Z,2026-03-02T00:00:00Z,1\n");

        assertThat(read.rows()).isEmpty();
        assertThat(read.quarantined())
                .extracting(Quarantined::column)
                .containsExactly("to", "to", "count", "unit", "workload");
    }
}
