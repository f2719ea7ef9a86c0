package dev.tradewind.egress.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.egress.TransferClass;
import dev.tradewind.egress.advice.AdvicePrices;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ships of NAT and CDN: what was seen stated with source and date, and nothing for places where nobody was. */
class OtherPricesTest {
    private final OtherPrices prices = OtherPrices.shipped(AdvicePrices.shipped((from, to) -> Optional.empty()));

    @Test
    void natHasAListWhereABillStatedOneAndNowhereElse() {
        assertThat(prices.onTheWay(TransferClass.NAT, "aws:us-west-2")).hasValueSatisfying(list -> {
            assertThat(list.firstUsdPerGb()).isEqualByComparingTo("0.045");
            assertThat(list.date()).isEqualTo("2024-09-14");
        });
        assertThat(prices.onTheWay(TransferClass.NAT, "aws:eu-west-1")).isEmpty();
        assertThat(prices.onTheWay(TransferClass.NAT, "azure:eastus")).isEmpty();
        assertThat(prices.networkTiers()).as("NAT is no network tier").containsExactly("standard");
    }

    @Test
    void cloudFrontHasStepsAndOtherCdnsHaveNoList() {
        // 10,000 × 0.085 + 2,000 × 0.080
        assertThat(prices.onTheWay(TransferClass.CDN, "aws:eu-west-1")
                        .map(list -> list.usdFor(new BigDecimal("12000"))))
                .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("1010"));
        assertThat(prices.onTheWay(TransferClass.CDN, "aws:eu-west-1").map(EgressPrice::source))
                .hasValue("Amazon CloudFront as stated by smallestbusiness.com");
        assertThat(prices.onTheWay(TransferClass.CDN, "gcp:us-east1")).isEmpty();
        assertThat(prices.onTheWay(TransferClass.LOAD_BALANCER, "aws:eu-west-1"))
                .isEmpty();
    }
}
