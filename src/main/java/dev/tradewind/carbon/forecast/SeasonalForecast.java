package dev.tradewind.carbon.forecast;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Forecasts the hours after a history: hour of day and weekday set the level, recent error corrects it, and past errors
 * give the band. Measured against simpler forecasts by {@link ForecastBacktest}.
 */
public final class SeasonalForecast {
    /** Beyond a week the model knows no more than the season does. */
    public static final int REACH_HOURS = History.WEEK;
    /** Of history that a forecast of one hour needs at least: the regressors' five weeks and samples to learn from. */
    public static final int LEAST_HISTORY_HOURS = 50 * History.DAY;
    /** Of history that is looked at; more changes nothing. */
    public static final int HISTORY_HOURS = HorizonModel.WINDOW_HOURS + 60 * History.DAY;

    private SeasonalForecast() {}

    /**
     * @param gramsPerKwh one value an hour up to the last known one, NaN for gaps
     * @param knownHours how many of them are no forecast of somebody else's; the rest is looked at, never learned from
     * @param hours how many to forecast, at most {@link #REACH_HOURS}
     * @return the hours in order; fewer, or none, where the history is too short to learn from
     */
    public static List<ForecastHour> of(double[] gramsPerKwh, int knownHours, int hours) {
        var history = new History(gramsPerKwh, knownHours);
        var forecast = new ArrayList<ForecastHour>();
        for (int horizon = 1; horizon <= Math.min(hours, REACH_HOURS); horizon++) {
            ForecastHour hour = at(history, history.length() - 1, horizon);
            if (hour == null) {
                break;
            }
            forecast.add(hour);
        }
        return List.copyOf(forecast);
    }

    static @Nullable ForecastHour at(History history, int origin, int horizon) {
        if (origin < LEAST_HISTORY_HOURS || origin < Regressors.firstOrigin(horizon)) {
            return null;
        }
        HorizonModel model = HorizonModel.fit(history, origin, horizon);
        return model == null ? null : model.forecast(history, origin);
    }
}
