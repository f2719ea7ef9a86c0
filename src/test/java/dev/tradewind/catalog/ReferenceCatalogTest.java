package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceCatalogTest {
    private final ReferenceCatalog catalog = new ReferenceCatalog();

    @Test
    void shipsThePublicRegionsAndManyPlacesAtTheEdge() {
        assertThat(catalog.sites().values())
                .filteredOn(site -> site.kind() == SiteKind.REGION)
                .hasSizeGreaterThanOrEqualTo(150);
        assertThat(catalog.sites().values())
                .filteredOn(site -> site.kind() == SiteKind.METRO || site.kind() == SiteKind.EDGE)
                .hasSizeGreaterThanOrEqualTo(30);
        assertThat(catalog.sites().values()).extracting(Site::provider).contains("aws", "azure", "gcp", "oracle");
    }

    @Test
    void everySiteStandsInAZoneWithAYearlyFigureAndUnderAKnownParent() {
        assertThat(catalog.sites().values()).allSatisfy(site -> {
            assertThat(catalog.zones()).containsKey(Objects.requireNonNull(site.gridZone(), site.id()));
            assertThat(site.country()).matches("[A-Z]{2}");
            if (site.kind() != SiteKind.REGION) {
                assertThat(catalog.sites()).containsKey(Objects.requireNonNull(site.parentSite(), site.id()));
            }
        });
    }

    @Test
    void knowsThePlacesOfTheDemo() {
        assertThat(catalog.sites())
                .containsKeys(
                        "aws:us-east-1",
                        "aws:us-west-2",
                        "aws:eu-central-1",
                        "azure:eastus",
                        "azure:southcentralus",
                        "gcp:us-central1",
                        "gcp:europe-west3",
                        "aws:us-east-1-wl1-chi-wlz-1",
                        "aws:eu-central-1-wl1-ber-wlz-1");
    }

    @Test
    void johannesburgLiesInTheSouth() {
        assertThat(Objects.requireNonNull(catalog.sites().get("gcp:africa-south1"))
                        .latitude())
                .isNegative();
    }

    @Test
    void pricesInternetBytesByTier() {
        var from = Objects.requireNonNull(catalog.sites().get("aws:us-east-1"));

        var price = catalog.prices()
                .between(from, null, EgressPrice.INTERNET, ListPrices.ONLY_SHIPPED)
                .orElseThrow();

        // 10,240 GB at 0.09, 40,960 at 0.085, 102,400 at 0.07, the last 1,000 at 0.05
        assertThat(price.usdFor(new BigDecimal(154_600))).isEqualByComparingTo("11621.20");
        assertThat(price.tiered()).isTrue();
    }

    @Test
    void whatComesOnTopOfAMonthIsPricedByTheStepsThatAreLeft() {
        var from = Objects.requireNonNull(catalog.sites().get("aws:us-east-1"));
        var price = catalog.prices()
                .between(from, null, EgressPrice.INTERNET, ListPrices.ONLY_SHIPPED)
                .orElseThrow();

        // 9,000 GB are sent already: 1,240 more at 0.09, then 760 at 0.085
        assertThat(price.usdOnTop(new BigDecimal(9_000), new BigDecimal(2_000))).isEqualByComparingTo("176.20");
        assertThat(price.usdOnTop(new BigDecimal(200_000), BigDecimal.TEN)).isEqualByComparingTo("0.5");
        assertThat(price.partsOnTop(new BigDecimal(9_000), new BigDecimal(2_000)))
                .extracting(
                        part -> part.gigabytes().intValueExact(),
                        part -> part.usdPerGb().doubleValue())
                .containsExactly(tuple(1_240, 0.09), tuple(760, 0.085));
    }

    @Test
    void googlesListCountsGibibytesAndIsToldInGigabytes() {
        var iowa = Objects.requireNonNull(catalog.sites().get("gcp:us-central1"));
        var price = catalog.prices()
                .between(iowa, null, EgressPrice.INTERNET, ListPrices.ONLY_SHIPPED)
                .orElseThrow();

        // the list says USD 0.12 per GiB, and 1,000 GiB are 1,073.741824 GB
        assertThat(price.usdFor(new BigDecimal("1073.741824")).setScale(9, java.math.RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("120");
        assertThat(price.tiers().getFirst().shownUsdPerGb()).isEqualTo("0.111759");
        // 0.01 per GiB between zones
        assertThat(catalog.prices()
                        .betweenZones(iowa)
                        .orElseThrow()
                        .tiers()
                        .getFirst()
                        .shownUsdPerGb())
                .isEqualTo("0.009313");
    }

    @Test
    void bytesToAnotherProviderCostWhatTheInternetCosts() {
        var from = Objects.requireNonNull(catalog.sites().get("aws:us-west-2"));
        var to = Objects.requireNonNull(catalog.sites().get("azure:eastus"));

        assertThat(catalog.prices()
                        .between(from, to, to.id(), ListPrices.ONLY_SHIPPED)
                        .orElseThrow()
                        .firstUsdPerGb())
                .isEqualByComparingTo("0.09");
    }

    @Test
    void whatNobodyPublishesHasNoPrice() {
        var from = Objects.requireNonNull(catalog.sites().get("azure:newzealandnorth"));

        assertThat(catalog.prices().between(from, null, EgressPrice.INTERNET, ListPrices.ONLY_SHIPPED))
                .isEmpty();
    }

    @Test
    void measuresGreatCircles() {
        var virginia = Objects.requireNonNull(catalog.sites().get("aws:us-east-1-wl1-nyc-wlz-1"));
        var london = Objects.requireNonNull(catalog.sites().get("gcp:europe-west2"));

        assertThat(virginia.kilometresTo(london)).isCloseTo(5570, within(10.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sites-aws-oracle",
                "sites-azure",
                "sites-gcp",
                "sites-metro",
                "grid-zones",
                "egress-prices",
                "power"
            })
    void everyTableNamesSourceDateUnitAndLicence(String table) throws IOException {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/reference/" + table + ".csv")),
                StandardCharsets.UTF_8))) {
            List<String> head = lines.lines()
                    .takeWhile(line -> line.startsWith("#"))
                    .map(line -> line.substring(2))
                    .toList();
            for (String word : List.of("source:", "date:", "unit:", "licence:")) {
                assertThat(head).anyMatch(line -> line.startsWith(word));
            }
        }
    }
}
