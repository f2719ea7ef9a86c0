package dev.tradewind.carbon.forecast;

/**
 * How far forecasts of one horizon were off in a rolling back-test.
 *
 * @param forecasts how many were compared
 * @param mae mean absolute error of ours, gCO2eq/kWh
 * @param mapePercent mean of |error| ÷ value, hours of 0 left out
 * @param coverage80Percent share of hours inside our 80 % band
 * @param persistenceMae of the last known value carried on
 * @param lastWeekMae of the value a week before the target
 */
public record ForecastError(
        int horizonHours,
        int forecasts,
        double mae,
        double mapePercent,
        double coverage80Percent,
        double persistenceMae,
        double lastWeekMae) {}
