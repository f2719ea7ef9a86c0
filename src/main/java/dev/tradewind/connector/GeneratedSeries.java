package dev.tradewind.connector;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of hourly intensities in the download form of Electricity Maps, whose sums are known: zone by zone, hour by hour,
 * one row in ten thousand broken.
 *
 * @param milligrams sum of the life-cycle values of each zone, broken rows left out
 * @param hours number of good hours of each zone
 */
record GeneratedSeries(Path file, int zones, long rows, long broken, List<Long> milligrams, List<Integer> hours) {
    static final Instant START = Instant.parse("2021-01-01T00:00:00Z");
    private static final int BROKEN_EVERY = 10_000;
    private static final int LEAST = 20_000;
    private static final int SPAN = 600_000;
    private static final int DIRECT_PERCENT = 85;

    static GeneratedSeries write(Path file, int zones, int hours) throws IOException {
        var sums = new ArrayList<Long>();
        var counts = new ArrayList<Integer>();
        long row = 0;
        long broken = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write("Datetime (UTC),Country,Zone Name,Zone Id,Carbon Intensity gCO₂eq/kWh (direct),"
                    + "Carbon Intensity gCO₂eq/kWh (LCA),Low Carbon Percentage,Renewable Percentage,Data Source,"
                    + "Data Estimated,Data Estimation Method\n");
            for (int zone = 0; zone < zones; zone++) {
                long sum = 0;
                int good = 0;
                for (int hour = 0; hour < hours; hour++) {
                    boolean breaks = ++row % BROKEN_EVERY == 0;
                    int value = milligrams(zone, hour);
                    out.write(time(hour));
                    out.write(",Nowhere,Zone ");
                    out.write(Integer.toString(zone));
                    out.write(',');
                    out.write(zone(zone));
                    out.write(',');
                    out.write(decimal(value / 100 * DIRECT_PERCENT));
                    out.write(',');
                    out.write(breaks ? "n/a" : decimal(value));
                    out.write(",50.5,40.25,generated.example,false,\n");
                    broken += breaks ? 1 : 0;
                    good += breaks ? 0 : 1;
                    sum += breaks ? 0 : value;
                }
                sums.add(sum);
                counts.add(good);
            }
        }
        return new GeneratedSeries(file, zones, row, broken, sums, counts);
    }

    static String zone(int number) {
        return "GEN-" + number;
    }

    /** Sum of a zone's values, gCO2eq/kWh. */
    BigDecimal grams(int zone) {
        return BigDecimal.valueOf(milligrams.get(zone), 3);
    }

    private static int milligrams(int zone, int hour) {
        return LEAST + Math.floorMod((zone * 31 + hour) * 0x9E3779B9, SPAN);
    }

    private static String decimal(int milligrams) {
        return BigDecimal.valueOf(milligrams, 3).toPlainString();
    }

    private static String time(int hour) {
        return START.plusSeconds(hour * 3600L).toString().replace('T', ' ').replace("Z", "");
    }
}
