package dev.tradewind.connector.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.RealData;
import dev.tradewind.signal.SignalPoint;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AwsPriceListFeedTest extends FeedContract {
    @Override
    Feed feed() {
        return new AwsPriceListFeed();
    }

    @Override
    Instant now() {
        return Instant.parse("2023-03-24T12:00:00Z");
    }

    @Override
    Map<String, String> series() {
        return Map.of("us-east-2", "m5.large, egress");
    }

    @Override
    List<String> goodRound() {
        return List.of(transfer("GB", "\"USD\":\"%s\""), machines("Hrs", "\"USD\":\"0.0960000000\""));
    }

    @Override
    int goodPoints() {
        return 4;
    }

    @Override
    boolean timed() {
        return false;
    }

    @Override
    String shape() {
        return "expected a list of products";
    }

    @Override
    List<String> wrongUnit() {
        return List.of(transfer("GiB", "\"USD\":\"%s\""), machines("Hrs", "\"CNY\":\"0.7\""));
    }

    @Override
    List<String> withoutValues() {
        return List.of(transfer("GB", "\"USD\":null"), machines("Hrs", "\"USD\":\"0.0000000000\""));
    }

    @Test
    void keepsTheTiersOfBytesAndOnlySharedLinuxMachines() throws Exception {
        goodRound().forEach(server::then);

        assertThat(read())
                .extracting(
                        SignalPoint::series,
                        point -> point.value().stripTrailingZeros().toPlainString())
                .containsExactly(
                        tuple("egress:aws:us-east-2>internet:0", "0.09"),
                        tuple("egress:aws:us-east-2>internet:10240", "0.085"),
                        tuple("egress:aws:us-east-2>aws:eu-west-1:0", "0.02"),
                        tuple("price:aws:us-east-2:m5.large", "0.096"));
        assertThat(server.asked)
                .containsExactly(
                        "/offers/v1.0/aws/AWSDataTransfer/current/us-east-2/index.json",
                        "/offers/v1.0/aws/AmazonEC2/current/us-east-2/index.json");
    }

    @Test
    @Tag("real-data")
    void theRecordedOfferPricesNoLinuxMachineOnDemand() throws Exception {
        server.then(transfer("GB", "\"USD\":\"%s\""))
                .then(Files.readString(RealData.folder("api-contracts").resolve("aws_price_list/offer_1.json")));
        FeedSession session = session();
        feed().read(source(), range(), session);

        assertThat(session.points()).hasSize(3);
        // The recorded cut holds the upfront fee of a reservation where prices on demand belong.
        assertThat(session.objections())
                .containsExactly(
                        "AmazonEC2 of us-east-2, line 155: unit is Quantity, expected Hrs for m5.large",
                        "no price of m5.large in us-east-2");
    }

    static String transfer(String unit, String price) {
        return """
            {"formatVersion":"v1.0","offerCode":"AWSDataTransfer","publicationDate":"2023-03-22T14:56:51Z","products":{
            "A":{"productFamily":"Data Transfer","attributes":{"transferType":"AWS Outbound","fromRegionCode":"us-east-2","usagetype":"USE2-DataTransfer-Out-Bytes"}},
            "B":{"productFamily":"Data Transfer","attributes":{"transferType":"InterRegion Outbound","fromRegionCode":"us-east-2","toRegionCode":"eu-west-1","usagetype":"USE2-EU-AWS-Out-Bytes"}},
            "C":{"productFamily":"Data Transfer","attributes":{"transferType":"AWS Inbound","toRegionCode":"us-east-2","usagetype":"USE2-DataTransfer-In-Bytes"}}},
            "terms":{"OnDemand":{
            "A":{"A.1":{"priceDimensions":{"A.1.1":{"unit":"%1$s","beginRange":"0","endRange":"10240","pricePerUnit":{%2$s}},
              "A.1.2":{"unit":"%1$s","beginRange":"10240","endRange":"Inf","pricePerUnit":{%3$s}}}}},
            "B":{"B.1":{"priceDimensions":{"B.1.1":{"unit":"%1$s","beginRange":"0","endRange":"Inf","pricePerUnit":{%4$s}}}}},
            "C":{"C.1":{"priceDimensions":{"C.1.1":{"unit":"%1$s","pricePerUnit":{%4$s}}}}}}}}
            """.formatted(
                unit, price.formatted("0.0900000000"), price.formatted("0.0850000000"), price.formatted("0.02"));
    }

    static String machines(String unit, String price) {
        return """
            {"formatVersion":"v1.0","offerCode":"AmazonEC2","publicationDate":"2023-03-22T14:56:51Z","products":{
            "L":{"productFamily":"Compute Instance","attributes":{"regionCode":"us-east-2","instanceType":"m5.large","operatingSystem":"Linux","tenancy":"Shared","preInstalledSw":"NA","capacitystatus":"Used"}},
            "W":{"productFamily":"Compute Instance","attributes":{"regionCode":"us-east-2","instanceType":"m5.large","operatingSystem":"Windows","tenancy":"Shared","preInstalledSw":"NA","capacitystatus":"Used"}},
            "S":{"productFamily":"Storage","attributes":{"regionCode":"us-east-2"}}},
            "terms":{"OnDemand":{
            "L":{"L.1":{"priceDimensions":{"L.1.1":{"unit":"%1$s","beginRange":"0","endRange":"Inf","pricePerUnit":{%2$s}}}}},
            "W":{"W.1":{"priceDimensions":{"W.1.1":{"unit":"%1$s","beginRange":"0","endRange":"Inf","pricePerUnit":{%2$s}}}}}},
            "Reserved":{"L":{"L.2":{"priceDimensions":{"L.2.1":{"unit":"Quantity","pricePerUnit":{"USD":"1161"}}}}}}}}
            """.formatted(unit, price);
    }
}
