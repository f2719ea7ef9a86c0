package dev.tradewind.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void addsMoneyWithoutLosingADecimal() {
        assertThat(Money.of("0.10000000000000000001", "USD").plus(Money.of("0.2", "USD")))
                .isEqualTo(Money.of("0.30000000000000000001", "USD"));
    }

    @Test
    void refusesToAddTwoCurrencies() {
        assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")))
                .hasMessageContaining("1 USD")
                .hasMessageContaining("Maybe");
    }

    @Test
    void equalAmountsAreEqualWhateverTheirScale() {
        assertThat(Money.of("1.20", "USD")).isEqualTo(Money.of("1.2", "USD")).hasSameHashCodeAs(Money.of("1.2", "USD"));
    }

    @Test
    void refusesMoneyWithoutCurrency() {
        assertThatThrownBy(() -> Money.of("1", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nanoDollarsGoThereAndBack() {
        assertThat(Money.ofNanoUsd(-1_234_567_891L)).isEqualTo(Money.of("-1.234567891", "USD"));
        assertThat(Money.of("0.0000000015", "USD").nanos()).isEqualTo(2);
    }

    @Test
    void gibibytesAreLargerThanGigabytes() {
        assertThat(DataVolume.ofGibibytes(BigDecimal.ONE).gigabytes()).isEqualByComparingTo("1.073741824");
    }

    @Test
    void energyOfAConstantDraw() {
        assertThat(Energy.ofWatts(500, Duration.ofHours(3)).kwh()).isEqualTo(1.5);
        assertThat(new CarbonIntensity(200).gramsFor(new Energy(1.5))).isEqualTo(300);
        assertThatThrownBy(() -> Energy.NONE.withPue(0.8)).hasMessageContaining("DCiE");
    }

    @Test
    void unknownIsNotZero() {
        assertThatThrownBy(() -> new CarbonIntensity(Double.NaN)).hasMessageContaining("unknown");
        assertThatThrownBy(() -> new RoundTrip(-1)).hasMessageContaining("unknown");
    }

    @Test
    void rangesAreHalfOpen() {
        var noon = Instant.parse("2026-03-01T12:00:00Z");
        var hour = TimeRange.startingAt(noon, Duration.ofHours(1));
        assertThat(hour.contains(noon)).isTrue();
        assertThat(hour.contains(hour.to())).isFalse();
        assertThat(hour.overlaps(hour.shift(Duration.ofHours(1)))).isFalse();
        assertThatThrownBy(() -> new TimeRange(hour.to(), noon)).hasMessageContaining("swapped");
    }

    @Test
    void aDayMayHave23Hours() {
        var berlin = ZoneId.of("Europe/Berlin");
        var day = TimeRange.ofDays(LocalDate.of(2026, 3, 29), LocalDate.of(2026, 3, 30), berlin);
        assertThat(day.duration()).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void idsSortInTheOrderTheyWereMade() {
        var ids = Stream.generate(Ids::next).limit(10_000).toList();
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(ids.stream().map(Object::toString).toList()).isSorted();
    }
}
