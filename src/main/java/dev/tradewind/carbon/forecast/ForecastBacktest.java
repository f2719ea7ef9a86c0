package dev.tradewind.carbon.forecast;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes forecasts at many past hours with only what was known then, and compares them with what came. Each origin learns
 * anew; nothing after it is seen.
 */
public final class ForecastBacktest {

    /** How a forecast is made: series, origin and horizon in, forecast out; null where it cannot. */
    interface Forecaster {
        @Nullable
        ForecastHour at(double[] gramsPerKwh, int origin, int horizon);
    }

    private ForecastBacktest() {}

    /**
     * @param gramsPerKwh one value an hour, NaN for gaps
     * @param firstOrigin index of the first hour at which a forecast is made
     * @param step hours from one origin to the next; one without a divisor in common with 24 sees all hours of day
     * @return empty where no forecast could be compared
     */
    public static Optional<ForecastError> run(double[] gramsPerKwh, int horizon, int firstOrigin, int step) {
        var history = new History(gramsPerKwh);
        return run(
                gramsPerKwh, horizon, firstOrigin, step, (all, origin, h) -> SeasonalForecast.at(history, origin, h));
    }

    static Optional<ForecastError> run(
            double[] gramsPerKwh, int horizon, int firstOrigin, int step, Forecaster forecaster) {
        int n = 0;
        int inside = 0;
        int positive = 0;
        double ours = 0;
        double relative = 0;
        double persistence = 0;
        double lastWeek = 0;
        int weeksBack = (horizon + History.WEEK - 1) / History.WEEK * History.WEEK;
        for (int origin = Math.max(firstOrigin, History.WEEK); origin + horizon < gramsPerKwh.length; origin += step) {
            double came = gramsPerKwh[origin + horizon];
            double now = gramsPerKwh[origin];
            double weekAgo = gramsPerKwh[origin + horizon - weeksBack];
            ForecastHour said = forecaster.at(gramsPerKwh, origin, horizon);
            if (said == null || Double.isNaN(came) || Double.isNaN(now) || Double.isNaN(weekAgo)) {
                continue;
            }
            n++;
            double error = Math.abs(said.gramsPerKwh() - came);
            ours += error;
            if (came > 0) {
                relative += error / came;
                positive++;
            }
            persistence += Math.abs(now - came);
            lastWeek += Math.abs(weekAgo - came);
            if (said.lowGramsPerKwh() <= came && came <= said.highGramsPerKwh()) {
                inside++;
            }
        }
        return n == 0
                ? Optional.empty()
                : Optional.of(new ForecastError(
                        horizon,
                        n,
                        ours / n,
                        100 * relative / Math.max(1, positive),
                        100.0 * inside / n,
                        persistence / n,
                        lastWeek / n));
    }
}
