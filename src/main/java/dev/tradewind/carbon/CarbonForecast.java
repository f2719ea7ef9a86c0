package dev.tradewind.carbon;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What we expect of one zone after the last hour that a source speaks of.
 *
 * @param hours in order, all of the kind FORECAST
 * @param bands in which eight of ten hours are expected, for as far as the regression reaches; the weekly mean has none
 */
public record CarbonForecast(List<HourlyIntensity> hours, List<Band> bands) {
    static final CarbonForecast NONE = new CarbonForecast(List.of(), List.of());

    public CarbonForecast {
        hours = List.copyOf(hours);
        bands = List.copyOf(bands);
    }

    Map<Instant, HourlyIntensity> byHour() {
        return hours.stream().collect(Collectors.toMap(HourlyIntensity::hour, Function.identity()));
    }

    /** @param lowGramsPerKwh one in ten hours is expected below; {@code highGramsPerKwh} likewise above, gCO2eq/kWh */
    public record Band(Instant hour, double lowGramsPerKwh, double highGramsPerKwh) {}
}
