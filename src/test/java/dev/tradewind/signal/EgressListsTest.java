package dev.tradewind.signal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.catalog.EgressPrice;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class EgressListsTest {
    private static final Instant MAY = Instant.parse("2026-05-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-20T10:30:00Z");
    private static final String SITE = "aws:us-east-1";

    private final Signals signals = SignalStore.inMemory();
    private final EgressLists lists = new EgressLists(signals, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void thePastIsPricedByTheListOfItsTime() {
        told(MAY, MAY, "0", "0.09");
        told(JUNE, JUNE, "0", "0.05");

        assertThat(firstStep(MAY.plus(Duration.ofDays(20)))).isEqualByComparingTo("0.09");
        assertThat(firstStep(NOW)).isEqualByComparingTo("0.05");
        assertThat(lists.between(SITE, "internet", MAY.minusSeconds(1))).isEmpty();
    }

    @Test
    void aListThatComesAgainWithOtherPricesForTheSameTimeKeepsBothAndSaysWhichItIs() {
        told(MAY, MAY, "0", "0.09");
        assertThat(lists.between(SITE, "internet", NOW).orElseThrow().revision())
                .isEqualTo("revision 1 of 1 May 2026 00:00 UTC, known since 1 May 2026 00:00 UTC");

        told(MAY, JUNE, "0", "0.08");

        assertThat(signals.revisions(SeriesNames.egressPrice(SITE, "internet", "0"), MAY))
                .extracting(SignalPoint::value)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("0.09"), new BigDecimal("0.08"));
        var again = new EgressLists(signals, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(again.between(SITE, "internet", NOW)).hasValueSatisfying(price -> {
            assertThat(price.firstUsdPerGb()).isEqualByComparingTo("0.08");
            assertThat(price.revision())
                    .isEqualTo("revision 2 of 1 May 2026 00:00 UTC, known since 1 Jun 2026 00:00 UTC");
        });
    }

    @Test
    void stepsFollowEachOtherAndOneThatTheNewestListDroppedIsPast() {
        told(MAY, MAY, "0", "0.09");
        told(MAY, MAY, "10240", "0.085");
        told(MAY, MAY, "51200", "0.07");
        told(JUNE, JUNE, "0", "0.09");
        told(JUNE, JUNE, "10240", "0.06");

        assertThat(lists.between(SITE, "internet", NOW).orElseThrow().tiers())
                .extracting(EgressPrice.Tier::fromGigabytes)
                .containsExactly(BigDecimal.ZERO, new BigDecimal("10240"));
        assertThat(lists.between(SITE, "internet", MAY.plusSeconds(1))
                        .orElseThrow()
                        .usdFor(new BigDecimal("60000")))
                .isEqualByComparingTo("5019.20"); // 10,240 × 0.09 + 40,960 × 0.085 + 8,800 × 0.07
    }

    @Test
    void stepsOfGooglesListAreToldInGigabytesAsItCountsGibibytes() {
        told("gcp:us-central1", MAY, MAY, "0", "0.12");
        told("gcp:us-central1", MAY, MAY, "1024", "0.11");

        var list = lists.between("gcp:us-central1", "internet", NOW).orElseThrow();
        assertThat(list.tiers().getLast().fromGigabytes()).isEqualByComparingTo("1099.511627776");
        // 1,024 GiB × 0.12 + 976 GiB × 0.11, of 2,000 GiB = 2,147.483648 GB
        assertThat(list.usdFor(new BigDecimal("2147.483648")).setScale(9, java.math.RoundingMode.HALF_EVEN))
                .isEqualByComparingTo("230.24");
    }

    @Test
    void aListWithoutItsFirstStepIsNone() {
        told(MAY, MAY, "10240", "0.085");

        assertThat(lists.between(SITE, "internet", NOW)).isEmpty();
    }

    @Test
    void aSmallGiftInFrontIsNotThePriceOfAFlow() {
        told(MAY, MAY, "0", "0");
        told(MAY, MAY, "1", "0.12");
        told(MAY, MAY, "1024", "0.11");

        assertThat(lists.between(SITE, "internet", NOW).orElseThrow().plannedTiers())
                .extracting(EgressPrice.Tier::usdPerGb)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(new BigDecimal("0.12"), new BigDecimal("0.11"));
    }

    private BigDecimal firstStep(Instant at) {
        return lists.between(SITE, "internet", at).orElseThrow().firstUsdPerGb();
    }

    private void told(Instant from, Instant knownSince, String fromGigabytes, String usd) {
        told(SITE, from, knownSince, fromGigabytes, usd);
    }

    private void told(String site, Instant from, Instant knownSince, String fromGigabytes, String usd) {
        signals.append(List.of(SignalPoint.observed(
                SeriesNames.egressPrice(site, "internet", fromGigabytes),
                from,
                from.plus(Duration.ofDays(30)),
                new BigDecimal(usd),
                SignalKind.PUBLISHED,
                "list price",
                "AWS Price List",
                knownSince)));
    }
}
