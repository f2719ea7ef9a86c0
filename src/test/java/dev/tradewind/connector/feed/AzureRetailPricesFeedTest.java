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

class AzureRetailPricesFeedTest extends FeedContract {
    @Override
    Feed feed() {
        return new AzureRetailPricesFeed();
    }

    @Override
    Instant now() {
        return Instant.parse("2022-06-06T00:00:00Z");
    }

    @Override
    Map<String, String> series() {
        return Map.of("Standard_D5_v2", "*");
    }

    @Override
    List<String> goodRound() {
        return List.of(
                page(
                        item("Consumption", "D5 v2", "Virtual Machines Dv2 Series", "0.916", "westus2"),
                        "{base}/next?$skip=100"),
                page(item("Consumption", "D5 v2", "Virtual Machines Dv2 Series", "1.01", "eastus"), null));
    }

    @Override
    int goodPoints() {
        return 2;
    }

    @Override
    List<String> wrongUnit() {
        return List.of(page(
                item("Consumption", "D5 v2", "Virtual Machines Dv2 Series", "0.9", "westus2")
                        .replace("\"USD\"", "\"EUR\""),
                null));
    }

    @Override
    List<String> withoutValues() {
        return List.of(page(item("Consumption", "D5 v2", "Virtual Machines Dv2 Series", "null", "westus2"), null));
    }

    @Override
    boolean timed() {
        return false;
    }

    @Test
    void followsThePagesAndNamesTheSite() throws Exception {
        goodRound().forEach(server::then);

        assertThat(read())
                .extracting(SignalPoint::series)
                .containsExactly("price:azure:westus2:Standard_D5_v2", "price:azure:eastus:Standard_D5_v2");
        assertThat(server.asked.get(1)).isEqualTo("/next?$skip=100");
    }

    @Test
    void windowsReservationsAndGiftsAreNoOnDemandPriceAndSpotIsASeriesOfItsOwn() throws Exception {
        server.then(page(
                String.join(
                        ",",
                        item("Consumption", "D5 v2 Spot", "Virtual Machines Dv2 Series", "0.1", "westus2"),
                        item("Consumption", "D5 v2 Low Priority", "Virtual Machines Dv2 Series", "0.1", "westus2"),
                        item("Consumption", "D5 v2", "Virtual Machines Dv2 Series Windows", "1.5", "westus2"),
                        item("Reservation", "D5 v2", "Virtual Machines Dv2 Series", "4344", "westus2"),
                        item("Consumption", "D5 v2", "Virtual Machines Dv2 Series", "0", "westus2")),
                null));

        assertThat(read()).singleElement().satisfies(point -> {
            assertThat(point.series()).isEqualTo("spot:azure:westus2:westus2:Standard_D5_v2");
            assertThat(point.value()).isEqualByComparingTo("0.1");
            assertThat(point.basis()).startsWith("spot, Linux");
        });
    }

    @Test
    @Tag("real-data")
    void readsTheRecordedPage() throws Exception {
        server.then(Files.readString(RealData.folder("api-contracts").resolve("azure_retail_prices/page_cut.json")));

        assertThat(read())
                .extracting(SignalPoint::series, point -> point.value().toPlainString())
                .containsExactly(
                        tuple("spot:azure:brazilsouth:brazilsouth:Basic_A4", "0.05104"),
                        tuple("price:azure:westus2:Standard_D5_v2", "0.916"));
    }

    private static String item(String type, String sku, String product, String price, String region) {
        return """
            {"currencyCode":"USD","retailPrice":%s,"armRegionName":"%s","effectiveStartDate":"2021-11-01T00:00:00Z","productName":"%s",
            "skuName":"%s","serviceName":"Virtual Machines","unitOfMeasure":"1 Hour","type":"%s","armSkuName":"Standard_D5_v2"}
            """.formatted(price, region, product, sku, type);
    }

    private static String page(String items, @org.jspecify.annotations.Nullable String next) {
        return "{\"BillingCurrency\":\"USD\",\"Items\":[" + items + "],\"NextPageLink\":"
                + (next == null ? "null" : "\"" + next + "\"") + "}";
    }
}
