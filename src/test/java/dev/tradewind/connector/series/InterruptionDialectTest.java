package dev.tradewind.connector.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.Dialects;
import dev.tradewind.connector.SourceFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterruptionDialectTest {
    @TempDir
    private Path folder;

    @Test
    void adviceOfAwsIsTheUpperEndOfItsRangeSpreadOverTheHoursOfAMonth() throws IOException {
        var read = Collected.of(new SpotAdvisorDialect(), folder, "spot-advisor-data.json", """
            {"global_rate":"<10%","instance_types":{"m5.large":{"cores":2,"emr":true,"ram_gb":8.0}},
             "ranges":[{"index":0,"dots":0,"max":5,"label":"<5%"},{"index":4,"dots":4,"max":100,"label":">20%"}],
             "spot_advisor":{"us-east-1":{"Linux":{"m5.large":{"s":70,"r":0},"r5.large":{"s":60,"r":4},"t3.nano":{"s":60,"r":9}},
                                          "Windows":{"m5.large":{"s":40,"r":0}}}}}
            """);

        assertThat(read.rows())
                .extracting(row -> row.values().getFirst().series())
                .containsExactly("interruption:aws:us-east-1:m5.large", "interruption:aws:us-east-1:r5.large");
        // 0.05 / 730 and 1 / 730
        assertThat(read.rows())
                .extracting(row -> row.values().getFirst().value())
                .containsExactly(new BigDecimal("0.000068493"), new BigDecimal("0.001369863"));
        assertThat(read.rows().getFirst().values().getFirst().basis()).isEqualTo("<5 % a month, upper end");
        assertThat(read.rows().getLast().values().getFirst().basis())
                .isEqualTo(">20 % a month, upper end not stated, counts as 100 %");
        assertThat(read.quarantined())
                .singleElement()
                .satisfies(
                        row -> assertThat(row.reason()).isEqualTo("no range of this file, at aws:us-east-1 t3.nano"));
        assertThat(sniffed("spot-advisor-data.json")).isEqualTo("aws-spot-advisor");
    }

    @Test
    void evictionRatesOfAzureAreForAnHourAndNameTheMachineAsThePriceListDoes() throws IOException {
        var read = Collected.of(new InterruptionDialect(), folder, "evictions.json", """
            {"count":2,"data":[
             {"skuName":"standard_d2s_v5","location":"eastus","spotEvictionRate":"0-5"},
             {"skuName":"standard_e2s_v5","location":"eastus","spotEvictionRate":"often"}]}
            """);

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.values().getFirst().series()).isEqualTo("interruption:azure:eastus:Standard_D2s_v5");
            assertThat(row.values().getFirst().value()).isEqualByComparingTo("0.05");
            assertThat(row.values().getFirst().basis()).isEqualTo("0-5 % an hour, upper end");
        });
        assertThat(read.quarantined())
                .singleElement()
                .satisfies(row -> assertThat(row.column()).isEqualTo("spotEvictionRate"));
        assertThat(sniffed("evictions.json")).isEqualTo("spot-interruptions");
    }

    @Test
    void aTableOfOnesOwnSaysOverWhatTimeItCounts() throws IOException {
        var read = Collected.of(
                new InterruptionDialect(),
                folder,
                "seen.csv",
                "provider,region,instance_type,interruption_percent_per_hour,source\n"
                        + "gcp,europe-west3,n2-standard-2,0.2,our own year of runs\ngcp,europe-west3,n2-highmem-2,120,x\n");

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.values().getFirst().value()).isEqualByComparingTo("0.002");
            assertThat(row.values().getFirst().source()).isEqualTo("our own year of runs");
        });
        assertThat(read.quarantined()).hasSize(1);
        assertThat(sniffed("seen.csv")).isEqualTo("spot-interruptions");
    }

    private String sniffed(String name) throws IOException {
        return Dialects.sniff(new SourceFile(folder.resolve(name), name).head())
                .orElseThrow()
                .id();
    }
}
