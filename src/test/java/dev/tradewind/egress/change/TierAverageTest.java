package dev.tradewind.egress.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.catalog.EgressPrice;
import dev.tradewind.catalog.EgressPrice.Tier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TierAverageTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final EgressPrice LIST =
            list(tier("0", "10", "0.10"), tier("10", "30", "0.06"), tier("30", null, "0.02"));

    @Test
    void aMonthsBytesUseUpOneStepAfterTheOther() {
        var average =
                TierAverage.of(LIST, daily(MAY, 40), MAY, MAY.plusMonths(1)).orElseThrow();
        // (10 · 0.10 + 20 · 0.06 + 1 · 0.02) ÷ 31, one GB a day
        assertThat(average.perGigabyte())
                .isEqualByComparingTo(
                        new BigDecimal("2.22").divide(new BigDecimal("31"), 20, java.math.RoundingMode.HALF_EVEN));
        assertThat(average.monthGigabytes()).isEqualByComparingTo("31");
        assertThat(average.lastStep()).isEqualByComparingTo("0.02");
    }

    @Test
    void aRangeInsideTheMonthStartsWhereTheDaysBeforeItLeftOff() {
        var average = TierAverage.of(LIST, daily(MAY, 31), MAY.plusDays(8), MAY.plusDays(12))
                .orElseThrow();
        assertThat(average.perGigabyte()).isEqualByComparingTo("0.08"); // two GB at 0.10, two at 0.06
        assertThat(average.gigabytes()).isEqualByComparingTo("4");
        assertThat(average.steps())
                .hasSize(2)
                .allSatisfy(step -> assertThat(step.gigabytes()).isEqualByComparingTo("2"));
    }

    @Test
    void eachMonthStartsAgainAtTheFirstStep() {
        var average = TierAverage.of(LIST, daily(MAY, 36), MAY.plusDays(31), MAY.plusDays(36))
                .orElseThrow();
        assertThat(average.perGigabyte()).isEqualByComparingTo("0.10");
    }

    @Test
    void aListOfOnePriceOrARangeWithoutBytesHasNoSteps() {
        assertThat(TierAverage.of(list(tier("0", null, "0.1")), daily(MAY, 5), MAY, MAY.plusDays(5)))
                .isEmpty();
        assertThat(TierAverage.of(LIST, daily(MAY, 5), MAY.plusDays(9), MAY.plusDays(12)))
                .isEmpty();
    }

    private static TreeMap<LocalDate, BigDecimal> daily(LocalDate from, int days) {
        var daily = new TreeMap<LocalDate, BigDecimal>();
        for (var day = 0; day < days; day++) {
            daily.put(from.plusDays(day), BigDecimal.ONE);
        }
        return daily;
    }

    private static EgressPrice list(Tier... tiers) {
        return new EgressPrice("aws:us-east-1", "internet", List.of(tiers), true, "a list", MAY);
    }

    private static Tier tier(String from, @Nullable String to, String price) {
        return new Tier(new BigDecimal(from), to == null ? null : new BigDecimal(to), new BigDecimal(price));
    }
}
