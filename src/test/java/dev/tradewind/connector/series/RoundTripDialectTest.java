package dev.tradewind.connector.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.RealData;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundTripDialectTest {
    @TempDir
    private Path folder;

    @Test
    void readsOurOwnForm() throws IOException {
        var read = read(
                "probe.csv",
                "from_site,to_site,measured_at,p50_ms,p95_ms,source\n"
                        + "aws:us-east-1,azure:eastus,2026-11-25T10:00:00Z,3.2,5.1,blackbox\n");

        assertThat(read.rows()).singleElement().satisfies(row -> {
            assertThat(row.values())
                    .extracting(SeriesValue::series)
                    .containsExactly("rtt:aws:us-east-1>azure:eastus:p50", "rtt:aws:us-east-1>azure:eastus:p95");
            assertThat(row.values().getFirst().from()).isEqualTo("2026-11-25T10:00:00Z");
        });
    }

    @Test
    void aSummaryOfPingsStaysMeanAndMaximumAndTiersStayApart() throws IOException {
        var read = read(
                "pings-2022-04.csv",
                "from_provider,from_region,to_provider,to_region,from_tier,to_tier,min_ms,avg_ms,max_ms\n"
                        + "aws,a,gcp,b,PREMIUM,PREMIUM,1,2,3\naws,a,gcp,b,PREMIUM,STANDARD,1,2,3\n");

        assertThat(read.rows())
                .extracting(row -> row.values().get(1).series())
                .containsExactly("rtt:aws:a>gcp:b:avg", "rtt:aws:a>gcp:b:avg:premium-standard");
        assertThat(read.rows().getFirst().values().getFirst().from()).isEqualTo("2022-04-01T00:00:00Z");
    }

    @Test
    void aTimeThatCannotBeIsSetAside() throws IOException {
        var read = read(
                "a.csv",
                "from_site,to_site,min_ms,avg_ms,max_ms\na:b,a:c,0,2,3\na:b,a:c,5,2,3\na:b,a:c,,,\na:b,,1,2,3\n");

        assertThat(read.rows()).isEmpty();
        assertThat(read.quarantined()).hasSize(4);
        assertThat(read.quarantined().getFirst().column()).isEqualTo("min_ms");
    }

    @Test
    @Tag("real-data")
    void readsTheMeasuredMatrixOfThreeProviders() throws IOException {
        var read = Collected.of(
                new RoundTripDialect(), RealData.folder("latency").resolve("skyplane_latency_2022-04_tidy.csv"));

        assertThat(read.rows().size() + read.quarantined().size()).isEqualTo(8010);
        assertThat(read.quarantined()).isEmpty();
    }

    @Test
    @Tag("real-data")
    void readsEveryPriceOfTheRealSheets() throws IOException {
        var prices = RealData.folder("vm-prices");

        var azure = Collected.of(new InstancePriceDialect(), prices.resolve("azure_ondemand_2026-06-18.csv.gz"));
        var aws = Collected.of(new InstancePriceDialect(), prices.resolve("aws_ondemand.csv"));

        assertThat(azure.rows().size() + azure.quarantined().size()).isEqualTo(67_672);
        assertThat(aws.rows().size() + aws.quarantined().size()).isEqualTo(1367);
        assertThat(aws.rows().getFirst().values().getFirst().series()).isEqualTo("price:aws:us-east-1:a1.2xlarge");
    }

    @Test
    void aPriceOfNothingIsNoPrice() throws IOException {
        var read = Collected.of(
                new InstancePriceDialect(),
                folder,
                "own.csv",
                "provider,region,instance_type,usd_per_hour\naws,x,m5.large,0\naws,x,m5.xlarge,0.2\n");

        assertThat(read.rows()).hasSize(1);
        assertThat(read.quarantined()).hasSize(1);
    }

    private Collected<SeriesRow> read(String name, String text) throws IOException {
        return Collected.of(new RoundTripDialect(), folder, name, text);
    }
}
