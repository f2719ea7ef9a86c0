package dev.tradewind.planning.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/**
 * A half-hourly series of carbon intensity.
 *
 * @param zone as the file's name begins
 * @param from start of the first half hour
 * @param micrograms CO2e per kWh × 10⁶, by half hour
 */
record HalfHours(String zone, Instant from, long[] micrograms) {
    private static final Duration STEP = Duration.ofMinutes(30);

    static HalfHours read(Path file) throws IOException {
        var rows = ReplayData.rows(file);
        var from = Instant.parse(rows.getFirst()[0]);
        var last = Instant.parse(rows.getLast()[0]);
        var values = new long[(int) Duration.between(from, last).dividedBy(STEP) + 1];
        java.util.Arrays.fill(values, Long.MIN_VALUE);
        for (var row : rows) {
            values[(int) Duration.between(from, Instant.parse(row[0])).dividedBy(STEP)] =
                    ReplayData.micrograms(row[1], file);
        }
        return new HalfHours(file.getFileName().toString().replaceAll("_.*", ""), from, filled(values));
    }

    /** A gap outside the year that is replayed repeats the value before it; inside, the experiments have none. */
    private static long[] filled(long[] values) {
        for (var slot = 1; slot < values.length; slot++) {
            values[slot] = values[slot] == Long.MIN_VALUE ? values[slot - 1] : values[slot];
        }
        return values;
    }

    int slot(Instant at) {
        return (int) Duration.between(from, at).dividedBy(STEP);
    }

    /** The truth plus normal noise of {@code error} times its mean. */
    long[] forecast(double error, long seed) {
        if (error == 0) {
            return micrograms;
        }
        double sum = 0;
        for (var value : micrograms) {
            sum += value;
        }
        var deviation = error * sum / micrograms.length;
        var random = new Random(seed);
        var noisy = micrograms.clone();
        for (var slot = 0; slot < noisy.length; slot++) {
            noisy[slot] += Math.round(deviation * random.nextGaussian());
        }
        return noisy;
    }
}
