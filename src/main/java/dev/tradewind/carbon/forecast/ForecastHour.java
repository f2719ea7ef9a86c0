package dev.tradewind.carbon.forecast;

/**
 * One hour of a forecast.
 *
 * @param horizonHours hours after the last one known, 1 for the next
 * @param lowGramsPerKwh one in ten hours is expected below, gCO2eq/kWh
 * @param gramsPerKwh the middle
 * @param highGramsPerKwh one in ten hours is expected above
 */
public record ForecastHour(int horizonHours, double lowGramsPerKwh, double gramsPerKwh, double highGramsPerKwh) {}
