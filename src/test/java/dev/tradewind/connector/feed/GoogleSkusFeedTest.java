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

class GoogleSkusFeedTest extends FeedContract {
    private static final String NEXT = "\"nextPageToken\":\"page2\"";

    @Override
    Feed feed() {
        return new GoogleSkusFeed();
    }

    @Override
    Instant now() {
        return Instant.parse("2026-03-24T12:00:00Z");
    }

    @Override
    Map<String, String> series() {
        return Map.of(
                "N2 Instance Core", "*:n2-vcpu-hour",
                "N2 Instance Ram", "gcp:us-central1:n2-gib-hour",
                "Network Internet Egress from Americas to EMEA", "gcp:us-central1>internet");
    }

    @Override
    List<String> goodRound() {
        return List.of(
                page(NEXT, sku("N2 Instance Core running in Americas", "h", rate("0", "USD", "0", 31_611_000))),
                page(
                        "\"nextPageToken\":\"\"",
                        sku("N2 Instance Ram running in Americas", "GiBy.h", rate("0", "USD", "0", 4_237_000)),
                        sku(
                                "Network Internet Egress from Americas to EMEA",
                                "GiBy",
                                rate("0", "USD", "0", 120_000_000),
                                rate("1024", "USD", "0", 110_000_000),
                                rate("10240", "USD", "0", 80_000_000))));
    }

    @Override
    int goodPoints() {
        return 6;
    }

    @Override
    boolean timed() {
        return false;
    }

    @Override
    List<String> wrongUnit() {
        return List.of(page(
                "\"nextPageToken\":\"\"",
                sku("N2 Instance Core running in Americas", "mo", rate("0", "USD", "20", 0)),
                sku("N2 Instance Ram running in Americas", "GiBy.h", rate("0", "IDR", "43", 852_949_780))));
    }

    @Override
    List<String> withoutValues() {
        return List.of(page(
                "\"nextPageToken\":\"\"",
                sku(
                        "N2 Instance Core running in Americas",
                        "h",
                        "{\"startUsageAmount\":0,\"unitPrice\":{\"currencyCode\":\"USD\"}}")));
    }

    @Test
    void keepsEveryTierOfBytesAndAddsUnitsAndNanosExactly() throws Exception {
        goodRound().forEach(server::then);

        assertThat(read())
                .extracting(SignalPoint::series, point -> point.value().toPlainString())
                .containsExactlyInAnyOrder(
                        tuple("price:gcp:us-central1:n2-vcpu-hour", "0.031611000"),
                        tuple("price:gcp:us-east1:n2-vcpu-hour", "0.031611000"),
                        tuple("price:gcp:us-central1:n2-gib-hour", "0.004237000"),
                        tuple("egress:gcp:us-central1>internet:0", "0.120000000"),
                        tuple("egress:gcp:us-central1>internet:1024", "0.110000000"),
                        tuple("egress:gcp:us-central1>internet:10240", "0.080000000"));
        assertThat(server.asked.get(1)).contains("pageToken=page2");
        assertThat(server.headers.getFirst().get("X-goog-api-key")).containsExactly(SECRET);
    }

    @Test
    void aFreeAllowanceIsNotThePriceOfAnHour() throws Exception {
        server.then(page(
                "\"nextPageToken\":\"\"",
                sku(
                        "N2 Instance Core running in Americas",
                        "h",
                        rate("0", "USD", "0", 0),
                        rate("100", "USD", "0", 31_611_000))));

        assertThat(read())
                .hasSize(2)
                .allSatisfy(point -> assertThat(point.value()).isEqualByComparingTo("0.031611"));
    }

    @Test
    void whatIsNotInTheCatalogueIsSaid() throws Exception {
        server.then(page("\"nextPageToken\":\"\""));
        FeedSession session = session();
        feed().read(source(), range(), session);

        assertThat(session.objections()).hasSize(3).first().asString().contains("no SKU 'N2 Instance Core'");
    }

    @Test
    @Tag("real-data")
    void readsTheRecordedPage() throws Exception {
        var file = RealData.folder("api-contracts").resolve("gcp/cloudbilling_skus_compute.json");
        server.then(Files.readString(file)).then("{\"skus\":[]}");
        FeedSession session = session();
        var source = new FeedSource(
                "test",
                "gcp-skus",
                server.url(),
                null,
                SECRET,
                java.time.Duration.ofHours(1),
                Map.of(
                        "A2 Instance Core", "*:a2-vcpu-hour",
                        "A2 Instance Ram", "*:a2-gib-hour",
                        "Nvidia Tesla A100 GPU", "gcp:us-east1:a100-gpu-hour",
                        "E2 Instance Core", "*:e2-vcpu-hour"));
        feed().read(source, range(), session);

        assertThat(session.points())
                .extracting(SignalPoint::series, point -> point.value().toPlainString())
                .contains(
                        tuple("price:gcp:us-east1:a100-gpu-hour", "2.933908000"),
                        tuple("price:gcp:us-west1:a2-vcpu-hour", "0.031611000"),
                        tuple("price:gcp:us-west1:a2-gib-hour", "0.004237000"))
                .hasSize(7);
        // That page mixes answers in USD and in rupiah.
        assertThat(session.objections())
                .singleElement()
                .asString()
                .contains("E2 Instance Core")
                .contains("IDR");
    }

    private static String rate(String from, String currency, String units, int nanos) {
        return "{\"startUsageAmount\":%s,\"unitPrice\":{\"currencyCode\":\"%s\",\"units\":\"%s\",\"nanos\":%d}}"
                .formatted(from, currency, units, nanos);
    }

    private static String sku(String description, String unit, String... rates) {
        return """
            {"skuId":"AAAA-BBBB-CCCC","description":"%s","category":{"usageType":"OnDemand"},
            "serviceRegions":["us-central1","us-east1"],"pricingInfo":[{"pricingExpression":{"usageUnit":"%s","tieredRates":[%s]}}]}
            """.formatted(description, unit, String.join(",", rates));
    }

    private static String page(String token, String... skus) {
        return "{\"skus\":[" + String.join(",", skus) + "]," + token + "}";
    }
}
