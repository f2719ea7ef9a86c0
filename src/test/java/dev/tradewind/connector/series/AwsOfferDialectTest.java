package dev.tradewind.connector.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.RealData;
import dev.tradewind.connector.Dialects;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwsOfferDialectTest {
    private static final String OFFER = """
        {"formatVersion":"v1.0","offerCode":"AmazonEC2","publicationDate":"2023-03-22T14:56:51Z","products":{
        "L":{"productFamily":"Compute Instance","attributes":{"regionCode":"us-east-2","instanceType":"m5.large","operatingSystem":"Linux","tenancy":"Shared","preInstalledSw":"NA","capacitystatus":"Used"}}},
        "terms":{"OnDemand":{
        "L":{"L.1":{"priceDimensions":{"L.1.1":{"unit":"Hrs","pricePerUnit":{"USD":"0.0960000000"}},
        "L.1.2":{"unit":"Hrs","pricePerUnit":{"USD":"zero"}},
        "L.1.3":{"unit":"Mo","pricePerUnit":{"USD":"70"}}}}}}}}
        """;

    @TempDir
    private Path folder;

    @Test
    void aPriceHoldsFromItsPublicationOnAndABrokenOneWaitsWithItsReason() throws IOException {
        var read = Collected.of(new AwsOfferDialect(), folder, "index.json", OFFER);

        assertThat(read.reading()).isEqualTo(Reading.complete());
        assertThat(read.rows()).singleElement().satisfies(row -> {
            SeriesValue value = row.values().getFirst();
            assertThat(value.series()).isEqualTo("price:aws:us-east-2:m5.large");
            assertThat(value.value()).isEqualByComparingTo("0.096");
            assertThat(value.from()).isEqualTo(Instant.parse("2023-03-22T14:56:51Z"));
        });
        assertThat(read.quarantined())
                .extracting(row -> row.column(), row -> row.value())
                .containsExactly(tuple("pricePerUnit", "zero"), tuple("unit", "Mo"));
    }

    @Test
    void aFileThatEndsTooEarlySaysWhere() throws IOException {
        var read = Collected.of(new AwsOfferDialect(), folder, "index.json", OFFER.substring(0, OFFER.length() - 120));

        assertThat(read.reading()).isInstanceOf(Reading.CutOff.class);
        assertThat(read.rows()).isEmpty();
        assertThat(read.quarantined()).hasSize(1);
    }

    @Test
    @Tag("real-data")
    void theRecordedOfferIsRecognised() throws IOException {
        Path file = RealData.folder("api-contracts").resolve("aws_price_list/offer_1.json");

        assertThat(Dialects.sniff(new SourceFile(file, "offer_1.json").head()))
                .hasValueSatisfying(dialect -> assertThat(dialect.id()).isEqualTo("aws-price-list"));
        assertThat(Collected.of(new AwsOfferDialect(), file).reading()).isEqualTo(Reading.complete());
    }
}
