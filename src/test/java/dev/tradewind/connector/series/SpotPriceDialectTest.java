package dev.tradewind.connector.series;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.connector.Dialects;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpotPriceDialectTest {
    private static final String HISTORY = """
        {"SpotPriceHistory":[
        {"AvailabilityZone":"us-east-1a","InstanceType":"m5.large","ProductDescription":"Linux/UNIX","SpotPrice":"0.035200","Timestamp":"2026-03-01T10:15:03+00:00"},
        {"AvailabilityZone":"us-east-1a","InstanceType":"m5.large","ProductDescription":"Windows","SpotPrice":"0.12","Timestamp":"2026-03-01T10:15:03+00:00"},
        {"AvailabilityZone":"us-east-1b","InstanceType":"m5.large","ProductDescription":"Linux/UNIX","SpotPrice":"0","Timestamp":"2026-03-01T10:15:03+00:00"},
        {"AvailabilityZone":"eu-west-1c","InstanceType":"m5.large","ProductDescription":"Linux/UNIX","SpotPrice":"0.04","Timestamp":"2026-03-02T00:00:00Z"}]}
        """;

    @TempDir
    private Path folder;

    @Test
    void eachEntryIsAPriceOfItsZoneAndAnotherSystemOrAPriceOfNothingWaits() throws IOException {
        var read = Collected.of(new SpotPriceDialect(), folder, "spot.json", HISTORY);

        assertThat(read.reading()).isEqualTo(Reading.complete());
        assertThat(read.rows())
                .extracting(row -> row.values().getFirst().series())
                .containsExactly("spot:aws:us-east-1:us-east-1a:m5.large", "spot:aws:eu-west-1:eu-west-1c:m5.large");
        assertThat(read.rows().getFirst().values().getFirst().from()).isEqualTo("2026-03-01T10:15:03Z");
        assertThat(read.quarantined())
                .extracting(row -> row.column())
                .containsExactly("ProductDescription", "SpotPrice");
        assertThat(Dialects.sniff(new SourceFile(folder.resolve("spot.json"), "spot.json").head()))
                .hasValueSatisfying(dialect -> assertThat(dialect.id()).isEqualTo("aws-spot-price-history"));
    }

    @Test
    void readsTheSameAsCsv() throws IOException {
        var read = Collected.of(
                new SpotPriceDialect(),
                folder,
                "spot.csv",
                "Timestamp,AvailabilityZone,InstanceType,ProductDescription,SpotPrice\n"
                        + "2026-03-01T10:15:03Z,us-gov-west-1a,m5.large,Linux/UNIX (Amazon VPC),0.0352\n");

        assertThat(read.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.values().getFirst().series())
                        .isEqualTo("spot:aws:us-gov-west-1:us-gov-west-1a:m5.large"));
    }
}
