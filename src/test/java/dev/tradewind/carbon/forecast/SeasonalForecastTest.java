package dev.tradewind.carbon.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SeasonalForecastTest {

    @Test
    void repeatsAPatternThatNeverChanges() {
        double[] weeks = new double[100 * 24];
        for (int h = 0; h < weeks.length; h++) {
            weeks[h] = weekly(h);
        }
        var forecast = SeasonalForecast.of(weeks, weeks.length, 168);
        assertThat(forecast).hasSize(168);
        for (ForecastHour hour : forecast) {
            assertThat(hour.gramsPerKwh()).isCloseTo(weekly(weeks.length - 1 + hour.horizonHours()), within(6.0));
        }
    }

    @Test
    void doesNotMoveWhateverComesAfterTheOrigin() {
        double[] series = noisy(1, 120 * 24);
        double[] other = series.clone();
        int origin = 100 * 24 + 7;
        Arrays.fill(other, origin + 1, other.length, 5_000);
        for (int horizon : new int[] {1, 5, 24, 48, 168}) {
            assertThat(looksAhead(
                            (all, o, h) -> SeasonalForecast.at(new History(all), o, h), series, other, origin, horizon))
                    .isFalse();
        }
    }

    @Test
    void findsAPlantedLookAhead() {
        double[] series = noisy(2, 120 * 24);
        double[] other = series.clone();
        int origin = 100 * 24 + 7;
        Arrays.fill(other, origin + 1, other.length, 5_000);
        ForecastBacktest.Forecaster cheat = (all, o, h) -> SeasonalForecast.at(new History(all), o + 1, h);
        assertThat(looksAhead(cheat, series, other, origin, 24)).isTrue();
    }

    @Test
    void aGapIsNotZero() {
        double[] series = noisy(3, 110 * 24);
        double[] gap = series.clone();
        Arrays.fill(gap, gap.length - 60, gap.length - 50, Double.NaN);
        double[] zeros = series.clone();
        Arrays.fill(zeros, zeros.length - 60, zeros.length - 50, 0);
        double with = SeasonalForecast.of(series, series.length, 24).get(12).gramsPerKwh();
        assertThat(SeasonalForecast.of(gap, gap.length, 24).get(12).gramsPerKwh())
                .isCloseTo(with, within(15.0));
        assertThat(Math.abs(SeasonalForecast.of(zeros, zeros.length, 24).get(12).gramsPerKwh() - with))
                .isGreaterThan(1.0);
    }

    @Test
    void saysNothingWhereTooLittleIsKnown() {
        assertThat(SeasonalForecast.of(noisy(4, 40 * 24), 40 * 24, 24)).isEmpty();
    }

    @Test
    void ninetiethPercentileOfTenHundred() {
        assertThat(Quantiles.of(new double[] {0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100}, 0.9))
                .isEqualTo(90);
        assertThat(Quantiles.of(new double[] {0, 10}, 0.25)).isEqualTo(2.5);
    }

    @Test
    void ridgeFindsTheLineAndShrinksToThePriorWithoutData() {
        double[][] x = {{1}, {2}, {3}};
        double[] y = {2, 4, 6};
        double[] once = {1, 1, 1};
        assertThat(Ridge.solve(x, y, once, 3, 0, new double[] {0})[0]).isCloseTo(2, within(1e-6));
        // A = 14, shrink 0.5 towards 0: b = 28 / (14 · 1.5)
        assertThat(Ridge.solve(x, y, once, 3, 0.5, new double[] {0})[0]).isCloseTo(28 / 21.0, within(1e-6));
        assertThat(Ridge.solve(new double[][] {{0}}, new double[] {5}, new double[] {1}, 1, 0.5, new double[] {0.7})[0])
                .isCloseTo(0.7, within(1e-9));
    }

    private static boolean looksAhead(
            ForecastBacktest.Forecaster forecaster, double[] a, double[] b, int origin, int horizon) {
        return !java.util.Objects.equals(forecaster.at(a, origin, horizon), forecaster.at(b, origin, horizon));
    }

    private static double weekly(int hour) {
        double weekend = hour / 24 % 7 >= 5 ? -60 : 0;
        return 300 + 80 * Math.sin(2 * Math.PI * hour / 24) + weekend;
    }

    static double[] noisy(long seed, int hours) {
        var random = new SplittableRandom(seed);
        double[] series = new double[hours];
        double weather = 0;
        for (int h = 0; h < hours; h++) {
            weather = 0.97 * weather + random.nextDouble(-8, 8);
            series[h] = weekly(h) + weather;
        }
        return series;
    }
}
