package dev.tradewind.egress.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.ConsoleTest;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Imports;
import dev.tradewind.egress.EgressFilter;
import dev.tradewind.quantity.TimeRange;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConsoleTest
class ListedPricesTest {
    private static final TimeRange JULY =
            new TimeRange(Instant.parse("2028-07-01T00:00:00Z"), Instant.parse("2028-08-01T00:00:00Z"));

    @Autowired
    private Imports imports;

    @Autowired
    private ChangeQueries changes;

    private final String team = "team-" + UUID.randomUUID();

    @Test
    void tiersCumulatePerPayerAndMonthOverAllItsSites() {
        // one payer: 10,240 GB from Virginia at 0.09, then 10,240 from Oregon at 0.085; another begins at the first
        // step
        deliver(row("AWS", "us-east-1", "10240", "2028-07-01") + row("AWS", "us-west-2", "10240", "2028-07-02"));
        deliver(row("AWS", "us-west-2", "10240", "2028-07-03"));

        var listed = listed();

        assertThat(listed.get("aws:us-east-1").perGigabyte()).isEqualByComparingTo("0.0875");
        // (10,240 × 0.0875 + 10,240 × 0.09) ÷ 20,480
        assertThat(listed.get("aws:us-west-2").perGigabyte()).isEqualByComparingTo("0.08875");
        assertThat(listed.get("aws:us-west-2").payers())
                .extracting(share -> share.monthGigabytes().intValueExact())
                .containsExactlyInAnyOrder(20_480, 10_240);
    }

    @Test
    void whatCloudFrontSendsToViewersFillsNoStepOfARegionsList() {
        deliver(row("AWS", "us-east-1", "10240", "2028-07-05")
                        .replace("Data transfer out", "$0.085 per GB - first 10 TB / month data transfer out")
                        .replace(",,,\"{", ",,Amazon CloudFront,\"{")
                + row("AWS", "us-east-1", "10240", "2028-07-06"));

        assertThat(listed().get("aws:us-east-1").perGigabyte()).isEqualByComparingTo("0.09");
    }

    @Test
    void theFreeTierIsPartOfTheList() {
        // of 20,480 GB the first 10,240 are free, the rest costs 0.0085
        deliver(row("Oracle", "eu-frankfurt-1", "20480", "2028-07-04"));

        var frankfurt = listed().get("oracle:eu-frankfurt-1");

        assertThat(frankfurt.list().firstUsdPerGb()).isEqualByComparingTo("0");
        assertThat(frankfurt.perGigabyte()).isEqualByComparingTo("0.00425");
    }

    @Test
    void whatStaysWithinTheFreeTierIsAskedNothing() {
        deliver(row("Oracle", "eu-frankfurt-1", "100", "2028-07-04"));

        assertThat(listed().get("oracle:eu-frankfurt-1").perGigabyte()).isEqualByComparingTo("0");
    }

    private Map<String, ListAverage> listed() {
        return changes.listed(EgressFilter.of(JULY).scoped(team, null, null));
    }

    private void deliver(String rows) {
        var text = """
                BilledCost,EffectiveCost,BillingAccountId,BillingCurrency,BillingPeriodStart,ChargeCategory,ChargeDescription,ChargePeriodStart,ChargePeriodEnd,ConsumedQuantity,ConsumedUnit,ProviderName,RegionId,SkuId,ServiceName,Tags
                """ + rows.replace("ACCOUNT", UUID.randomUUID().toString());
        imports.importNow(
                "july.csv", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), ImportOptions.NONE);
    }

    private String row(String provider, String region, String gigabytes, String day) {
        var oracle = provider.equals("Oracle");
        return String.join(
                ",",
                "1",
                "1",
                "ACCOUNT",
                "USD",
                "2028-07-01",
                "Usage",
                oracle ? "Outbound Data Transfer Zone 1" : "Data transfer out",
                day,
                day + " 12:00",
                gigabytes,
                "GB",
                provider,
                region,
                oracle ? "B88327" : "",
                oracle ? "NETWORK" : "",
                "\"{\"\"team\"\": \"\"" + team + "\"\"}\"\n");
    }
}
