package dev.tradewind.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Round-trip times as the company's own probes tell them, invented from the distance, with one link that nobody probes:
 * what the console says of it is its own model.
 */
final class DemoRoundTrips {
    /** The pair, in either direction, of which the file says nothing. */
    static final List<String> MISSING_LINK = List.of("gcp:europe-west3", "larkspur:dallas");

    static final String SOURCE = "probes of the demo company";

    private static final double EARTH_KM = 6371.0088;
    /** Light in fibre goes 204 km a millisecond; routes are about half as long again as the great circle. */
    private static final double MILLIS_PER_KM = 2 * 1.5 / 204;

    private record End(String site, double latitude, double longitude) {}

    private final Instant now;

    DemoRoundTrips(Instant now) {
        this.now = now.truncatedTo(ChronoUnit.HOURS);
    }

    Path write(Path folder) throws IOException {
        var file = folder.resolve("round-trips.csv");
        Files.createDirectories(folder);
        var ends = DemoTable.read("round-trips.csv").stream()
                .map(line -> new End(
                        line.getField("site"),
                        Double.parseDouble(line.getField("latitude")),
                        Double.parseDouble(line.getField("longitude"))))
                .toList();
        try (var csv = CsvWriter.builder().build(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
            csv.writeRecord("from_site", "to_site", "measured_at", "p50_ms", "p95_ms", "kind", "source");
            for (var from : ends) {
                for (var to : ends) {
                    if (!from.equals(to) && !(MISSING_LINK.contains(from.site()) && MISSING_LINK.contains(to.site()))) {
                        var p50 = millis(from, to);
                        csv.writeRecord(
                                from.site(),
                                to.site(),
                                now.toString(),
                                decimal(p50),
                                decimal(p50 * 1.12 + 0.6),
                                "MEASURED",
                                SOURCE);
                    }
                }
            }
        }
        return file;
    }

    private static double millis(End from, End to) {
        return 1.1 + kilometres(from, to) * MILLIS_PER_KM;
    }

    private static double kilometres(End from, End to) {
        double phi1 = Math.toRadians(from.latitude());
        double phi2 = Math.toRadians(to.latitude());
        double sinPhi = Math.sin((phi2 - phi1) / 2);
        double sinLambda = Math.sin(Math.toRadians(to.longitude() - from.longitude()) / 2);
        double h = sinPhi * sinPhi + Math.cos(phi1) * Math.cos(phi2) * sinLambda * sinLambda;
        return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
