package dev.tradewind.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Spare capacity of AWS, modelled: prices of the last days, dearer by day than at night, and how often it is taken back. */
final class DemoSpot {
    private static final int HISTORY_DAYS = 8;
    private static final int STEP_HOURS = 3;

    private DemoSpot() {}

    static List<Path> write(Path folder, Instant now) throws IOException {
        Files.createDirectories(folder);
        var prices = folder.resolve("spot-prices.csv");
        var rates = folder.resolve("spot-interruptions.csv");
        var end = now.truncatedTo(ChronoUnit.HOURS);
        var start = end.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(HISTORY_DAYS));
        try (var csv = CsvWriter.builder().build(prices)) {
            csv.writeRecord(
                    "AvailabilityZone",
                    "InstanceType",
                    "ProductDescription",
                    "SpotPrice",
                    "Timestamp",
                    "kind",
                    "source");
            for (var line : DemoTable.read("spot.csv")) {
                for (var at = start; at.isBefore(end); at = at.plus(STEP_HOURS, ChronoUnit.HOURS)) {
                    csv.writeRecord(
                            line.getField("zone"),
                            line.getField("type"),
                            "Linux/UNIX",
                            usd(line.getField("meanUsd"), line.getField("swing"), at),
                            at.toString(),
                            "MODELLED",
                            DemoCarbon.SOURCE);
                }
            }
        }
        try (var csv = CsvWriter.builder().build(rates)) {
            csv.writeRecord("provider", "region", "instance_type", "interruption_percent_per_month", "kind", "source");
            for (var line : DemoTable.read("spot.csv")) {
                var zone = line.getField("zone");
                csv.writeRecord(
                        "aws",
                        zone.substring(0, zone.length() - 1),
                        line.getField("type"),
                        line.getField("takenBackPercent"),
                        "MODELLED",
                        DemoCarbon.SOURCE);
            }
        }
        return List.of(prices, rates);
    }

    private static String usd(String mean, String swing, Instant at) {
        var hour = at.atZone(ZoneOffset.UTC).getHour();
        var shape = 1 + Double.parseDouble(swing) * Math.sin((hour - 13) * Math.PI / 12);
        return String.format(Locale.ROOT, "%.4f", Double.parseDouble(mean) * shape);
    }
}
