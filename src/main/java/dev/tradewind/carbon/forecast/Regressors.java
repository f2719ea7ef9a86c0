package dev.tradewind.carbon.forecast;

import static dev.tradewind.carbon.forecast.History.DAY;
import static dev.tradewind.carbon.forecast.History.WEEK;

/**
 * What a forecast made at one hour for another looks at, all of it gCO2eq/kWh and known at the first hour. The level is
 * the mean of the target's hour of day over two weeks; the regressors say how today differs from it.
 */
final class Regressors {
    static final int COUNT = 10;
    private static final int LEVEL_DAYS = 14;
    private static final int WEEKS = 4;

    /** Where shrinking leads when little is known: mostly yesterday's deviation, and half of the usual weekly step. */
    static final double[] PRIOR = {0.7, 0.5, 0.2, 0, 0.1, 0, 0, 0, 0, 0.1};

    private Regressors() {}

    /** The first hour at which all regressors for a horizon exist. */
    static int firstOrigin(int horizon) {
        int sameHourLag = roundUp(horizon, DAY);
        int sameWeekLag = roundUp(horizon, WEEK);
        int longest = Math.max(
                sameWeekLag + sameHourLag + (WEEKS - 1) * WEEK - horizon,
                sameHourLag + (LEVEL_DAYS - 1) * DAY - horizon);
        return Math.max(longest, WEEK);
    }

    /** The level of the target's hour of day as known at the origin. */
    static double level(History history, int origin, int horizon) {
        return history.sameHourMean(origin + horizon - roundUp(horizon, DAY), LEVEL_DAYS);
    }

    static void fill(History history, int origin, int horizon, double level, double[] into) {
        int sameHour = origin + horizon - roundUp(horizon, DAY);
        int sameWeekday = origin + horizon - roundUp(horizon, WEEK);
        double now = history.at(origin);
        double nowUsually = history.sameHourMean(origin, 7);
        double lastDay = history.mean(origin, DAY);
        into[0] = history.at(sameHour) - level;
        into[1] = weeklyStep(history, sameWeekday, roundUp(horizon, DAY));
        into[2] = history.sameHourMean(sameHour, 7) - level;
        into[3] = lastDay - history.mean(origin, WEEK);
        into[4] = now - history.at(origin - DAY);
        into[5] = now - nowUsually;
        into[6] = history.mean(origin, 6) - lastDay;
        into[7] = history.at(origin - DAY) - nowUsually;
        into[8] = history.at(sameHour - DAY) - level;
        into[9] = history.at(sameWeekday) - level;
    }

    /** How much the target's weekday usually differs from the day that is known, mean of four weeks. */
    private static double weeklyStep(History history, int sameWeekday, int lag) {
        double sum = 0;
        for (int week = 0; week < WEEKS; week++) {
            int hour = sameWeekday - week * WEEK;
            sum += history.at(hour) - history.at(hour - lag);
        }
        return sum / WEEKS;
    }

    private static int roundUp(int horizon, int period) {
        return (horizon + period - 1) / period * period;
    }
}
