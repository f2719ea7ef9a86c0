package dev.tradewind.carbon;

import dev.tradewind.carbon.forecast.ForecastBacktest;
import dev.tradewind.carbon.forecast.ForecastError;
import dev.tradewind.carbon.forecast.ForecastHour;
import dev.tradewind.carbon.forecast.SeasonalForecast;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.SignalKind;
import dev.tradewind.signal.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Our own forecast for the hours after the last that a source speaks of, and how good such forecasts were. With seven
 * weeks of history or more it is the seasonal regression, with less the mean of the same weekday and hour. Made once for
 * each state of a series and kept.
 */
@Component
public class CarbonForecasts {
    /** With which the source of every hour of our own forecast begins. */
    public static final String OURS = "tradewind: ";

    private static final String REGRESSION =
            OURS + "seasonal regression on the last 300 days, after what sources say up to ";
    private static final String PROFILE = OURS + "mean of the same weekday and hour, last 28 days";
    private static final int[] HORIZONS = {1, 6, 24, 48, 72};
    private static final Duration TESTED = Duration.ofDays(60);
    /** Shares no divisor with 24, so that forecasts start at every hour of day. */
    private static final int BACKTEST_STEP_HOURS = 7;

    private final Signals signals;
    private final Map<String, Made> made = new ConcurrentHashMap<>();
    private final Map<String, Tested> tested = new ConcurrentHashMap<>();

    CarbonForecasts(Signals signals) {
        this.signals = signals;
    }

    /** The forecast for the hours after everything that sources said about a zone; empty for an unknown zone. */
    public CarbonForecast of(String zone) {
        return signals.status(SeriesNames.carbonLifeCycle(zone))
                .map(status -> after(status, zone))
                .orElse(CarbonForecast.NONE);
    }

    /** Errors by horizon over the last 60 days, each forecast made with what was known then; empty with too little history. */
    public List<ForecastError> errors(String zone) {
        return signals.status(SeriesNames.carbonLifeCycle(zone))
                .map(status -> {
                    Tested last = tested.get(zone);
                    if (last == null || !last.state.equals(status)) {
                        last = new Tested(status, backtest(status, zone));
                        tested.put(zone, last);
                    }
                    return last.errors;
                })
                .orElse(List.of());
    }

    CarbonForecast after(SeriesStatus status, String zone) {
        Made last = made.get(zone);
        if (last == null || !last.state.equals(status)) {
            last = new Made(status, forecast(status, zone));
            made.put(zone, last);
        }
        return last.forecast;
    }

    private CarbonForecast forecast(SeriesStatus status, String zone) {
        Instant end = status.validTo().truncatedTo(ChronoUnit.HOURS);
        List<HourlyIntensity> said = said(zone, end);
        double[] history = hourByHour(said, end);
        int known = knownHours(status, end, history.length);
        List<ForecastHour> hours = SeasonalForecast.of(history, known, SeasonalForecast.REACH_HOURS);
        var bands = new ArrayList<CarbonForecast.Band>();
        var forecast = new ArrayList<HourlyIntensity>();
        for (ForecastHour hour : hours) {
            Instant start = end.plus(hour.horizonHours() - 1L, ChronoUnit.HOURS);
            bands.add(new CarbonForecast.Band(start, hour.lowGramsPerKwh(), hour.highGramsPerKwh()));
            forecast.add(new HourlyIntensity(start, hour.gramsPerKwh(), SignalKind.FORECAST, REGRESSION + end));
        }
        Instant recent = end.minus(SeasonalProfile.HISTORY);
        SeasonalProfile profile = SeasonalProfile.of(
                said.stream().filter(hour -> !hour.hour().isBefore(recent)).toList());
        Instant reach = end.plus(SeasonalProfile.REACH);
        for (Instant hour = end.plus(hours.size(), ChronoUnit.HOURS);
                hour.isBefore(reach);
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            Double mean = profile.at(hour);
            if (mean != null) {
                forecast.add(new HourlyIntensity(hour, mean, SignalKind.FORECAST, PROFILE));
            }
        }
        return new CarbonForecast(forecast, bands);
    }

    private List<ForecastError> backtest(SeriesStatus status, String zone) {
        Instant known = status.knownTo();
        if (known == null) {
            return List.of();
        }
        Instant end = known.truncatedTo(ChronoUnit.HOURS);
        double[] history = hourByHour(said(zone, end), end);
        int first = Math.max(SeasonalForecast.LEAST_HISTORY_HOURS, history.length - (int) TESTED.toHours());
        var errors = new ArrayList<ForecastError>();
        for (int horizon : HORIZONS) {
            ForecastBacktest.run(history, horizon, first, BACKTEST_STEP_HOURS).ifPresent(errors::add);
        }
        return List.copyOf(errors);
    }

    /** What sources said of the hours before {@code end}, as far back as a forecast looks. */
    private List<HourlyIntensity> said(String zone, Instant end) {
        var range = new TimeRange(end.minus(Duration.ofHours(SeasonalForecast.HISTORY_HOURS)), end);
        return HourlyMeans.of(signals.read(SeriesNames.carbonLifeCycle(zone), range)).stream()
                .filter(hour ->
                        !hour.hour().isBefore(range.from()) && hour.hour().isBefore(range.to()))
                .toList();
    }

    /** One value an hour up to {@code end}, from the first that is known, NaN for gaps. */
    private static double[] hourByHour(List<HourlyIntensity> said, Instant end) {
        if (said.isEmpty()) {
            return new double[0];
        }
        Instant start = said.getFirst().hour();
        double[] history = new double[(int) ChronoUnit.HOURS.between(start, end)];
        Arrays.fill(history, Double.NaN);
        for (HourlyIntensity hour : said) {
            history[(int) ChronoUnit.HOURS.between(start, hour.hour())] = hour.gramsPerKwh();
        }
        return history;
    }

    private static int knownHours(SeriesStatus status, Instant end, int length) {
        Instant known = status.knownTo();
        long forecast = known == null ? length : Math.max(0, ChronoUnit.HOURS.between(known, end));
        return (int) Math.max(0, length - forecast);
    }

    private record Made(SeriesStatus state, CarbonForecast forecast) {}

    private record Tested(SeriesStatus state, List<ForecastError> errors) {}
}
