package dev.tradewind.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.placement.Horizon;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.SignalStore;
import dev.tradewind.signal.Signals;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpotMarketTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-28T00:00:00Z");
    private static final Horizon TWO_DAYS = new Horizon(MIDNIGHT, 60, 48);
    private static final String SITE = "aws:us-east-1";

    private final Signals signals = SignalStore.inMemory();

    @Test
    void aSlotCostsWhatTheSameHourDidInTheSevenDaysBefore() {
        listed("m5.large", "0.10");
        taken("m5.large", "0.000137");
        for (var day = 1; day <= 7; day++) {
            spot("us-east-1a", "m5.large", MIDNIGHT.minus(Duration.ofDays(day)), "0.03");
            spot("us-east-1a", "m5.large", MIDNIGHT.minus(Duration.ofDays(day)).plus(Duration.ofHours(12)), "0.05");
        }

        var quote = market().open(TWO_DAYS).at(SITE, null).orElseThrow();

        assertThat(quote.spot().perMilleOfPrice().at(0)).isEqualTo(300);
        assertThat(quote.spot().perMilleOfPrice().at(11)).isEqualTo(300);
        assertThat(quote.spot().perMilleOfPrice().at(12)).isEqualTo(500);
        assertThat(quote.spot().perMilleOfPrice().at(36)).isEqualTo(500);
        // Never rounded down to "never taken back".
        assertThat(quote.spot().interruptionsPerMille().at(47)).isEqualTo(1);
        assertThat(quote.words())
                .contains("m5.large in us-east-1a, revision 1 of 27 Nov 2026 12:00 UTC, known since")
                .contains(
                        "taken back 5-10 % a month, upper end, PUBLISHED by AWS Spot Instance Advisor, revision 1 of");
    }

    @Test
    void theCheapestZoneCounts() {
        listed("m5.large", "0.10");
        taken("m5.large", "0.001");
        spot("us-east-1a", "m5.large", MIDNIGHT.minus(Duration.ofDays(3)), "0.04");
        spot("us-east-1b", "m5.large", MIDNIGHT.minus(Duration.ofDays(3)), "0.02");

        var quote = market().open(TWO_DAYS).at(SITE, null).orElseThrow();

        assertThat(quote.spot().perMilleOfPrice().at(5)).isEqualTo(200);
        assertThat(quote.words()).contains("us-east-1b");
    }

    @Test
    void withoutARateOfInterruptionsThereIsNoSpot() {
        listed("m5.large", "0.10");
        spot("us-east-1a", "m5.large", MIDNIGHT.minus(Duration.ofDays(1)), "0.04");

        assertThat(market().open(TWO_DAYS).at(SITE, null)).isEmpty();
    }

    @Test
    void aPriceThatHoldsNoLongerIsNone() {
        listed("m5.large", "0.10");
        taken("m5.large", "0.001");
        spot("us-east-1a", "m5.large", MIDNIGHT.minus(Duration.ofDays(31)), "0.04");

        assertThat(market().open(TWO_DAYS).at(SITE, null)).isEmpty();
    }

    @Test
    void aMachineWhoseSizeIsKnownHereIsComparedWithThePriceOfItsParts() {
        taken("m5.large", "0.001");
        spot("us-east-1a", "m5.large", MIDNIGHT.minus(Duration.ofDays(1)), "0.024");

        var parts = new ComputePrice(new BigDecimal("0.02"), new BigDecimal("0.0025"), null, "PUBLISHED", "list");
        var quote = market().open(TWO_DAYS).at(SITE, parts).orElseThrow();

        // 2 × 0.02 + 8 × 0.0025 = 0.06
        assertThat(quote.spot().perMilleOfPrice().at(0)).isEqualTo(400);
    }

    private SpotMarket market() {
        return new SpotMarket(signals, new ComputePrices(signals));
    }

    private void listed(String type, String usd) {
        append(
                SeriesNames.instancePrice(SITE, type),
                MIDNIGHT.minus(Duration.ofDays(2)),
                usd,
                "on demand",
                "AWS Price List");
    }

    private void taken(String type, String share) {
        append(
                SeriesNames.interruptions(SITE, type),
                MIDNIGHT.minus(Duration.ofDays(1)),
                share,
                "5-10 % a month, upper end",
                "AWS Spot Instance Advisor");
    }

    private void spot(String zone, String type, Instant from, String usd) {
        append(SeriesNames.spotPrice(SITE, zone, type), from, usd, "spot", "AWS spot price history");
    }

    private void append(String series, Instant from, String value, String basis, String source) {
        signals.append(List.of(SignalPoint.observed(
                series,
                from,
                from.plus(Duration.ofDays(30)),
                new BigDecimal(value),
                SignalKind.PUBLISHED,
                basis,
                source,
                from)));
    }
}
