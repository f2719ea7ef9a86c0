package dev.tradewind.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What the demo says about one grid zone at one hour: season, sun, evening peak, weekend and a slow weather swing about a
 * mean. A function of zone and hour only, so that files made on different days agree where they overlap.
 *
 * @param meanGrams mean intensity over a year, gCO2eq/kWh
 * @param utcOffset hours that local time is ahead of UTC
 */
record GridModel(
        String zone,
        String country,
        String name,
        int utcOffset,
        double meanGrams,
        double season,
        double solar,
        double evening,
        double weekend,
        double weather,
        double renewablePercent) {

    private static final int WEATHER_KNOT_HOURS = 36;

    /** Life cycle intensity in gCO2eq/kWh. */
    double gramsPerKwh(Instant hour) {
        var local = hour.atOffset(ZoneOffset.ofHours(utcOffset));
        double winter = Math.cos(2 * Math.PI * (local.getDayOfYear() - 15) / 365.0);
        double sun = Math.max(0, Math.sin(Math.PI * (local.getHour() - 6) / 13.0)) * (0.72 - 0.28 * winter);
        double peak = Math.exp(-Math.pow((local.getHour() - 19.5) / 2.2, 2));
        double rest = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? weekend : 0;
        double factor = 1 + season * winter - solar * sun + evening * peak - rest + weather * swing(hour);
        return Math.max(meanGrams * 0.12, meanGrams * factor);
    }

    /** What a forecast made {@code leadHours} before says: the model with an error that grows with the lead. */
    double forecastGramsPerKwh(Instant hour, long leadHours) {
        double error = 0.12 * Math.sqrt(Math.min(leadHours, 72) / 72.0);
        return gramsPerKwh(hour) * (1 + error * noise("forecast", hour.getEpochSecond() / 3600 / 6));
    }

    private double swing(Instant hour) {
        long at = hour.getEpochSecond() / 3600;
        long knot = Math.floorDiv(at, WEATHER_KNOT_HOURS);
        double share = (double) Math.floorMod(at, WEATHER_KNOT_HOURS) / WEATHER_KNOT_HOURS;
        double smooth = share * share * (3 - 2 * share);
        return noise("weather", knot) * (1 - smooth) + noise("weather", knot + 1) * smooth;
    }

    /** A number in [-1, 1) that depends on the arguments only. */
    private double noise(String kind, long knot) {
        long mixed = (zone + kind).hashCode() * 0x9E3779B97F4A7C15L + knot * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) * 0x1.0p-52 - 1;
    }
}
