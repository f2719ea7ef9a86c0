package dev.tradewind.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Hourly carbon files in the download form of Electricity Maps, modelled, with every row marked as estimated. */
final class DemoCarbon {
    /** Stands in the column "Data Source" of every row. */
    static final String SOURCE = "tradewind demo model";

    static final int HISTORY_DAYS = 60;
    static final int FORECAST_HOURS = 72;

    /** The zone whose source went silent. */
    static final String SILENT_ZONE = "US-MIDW-MISO";

    static final int SILENT_HOURS = 10;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH'Z'");
    private static final String[] COLUMNS = {
        "Datetime (UTC)",
        "Country",
        "Zone Name",
        "Zone Id",
        "Carbon Intensity gCO₂eq/kWh (direct)",
        "Carbon Intensity gCO₂eq/kWh (LCA)",
        "Low Carbon Percentage",
        "Renewable Percentage",
        "Data Source",
        "Data Estimated",
        "Data Estimation Method"
    };

    /** An hourly file repeats so many hours: what was a forecast becomes what was. */
    private static final int REPEATED_HOURS = 6;

    private final Instant now;
    private final LocalDate toldOn;

    /**
     * @param now the hour that is going on; later ones are forecast
     * @param toldOn the day of the story: the silence lies six days before it, and stays there
     */
    DemoCarbon(Instant now, LocalDate toldOn) {
        this.now = now.truncatedTo(ChronoUnit.HOURS);
        this.toldOn = toldOn;
    }

    static List<GridModel> zones() {
        return DemoTable.read("grid.csv").stream()
                .map(line -> new GridModel(
                        line.getField("zone"),
                        line.getField("country"),
                        line.getField("name"),
                        Integer.parseInt(line.getField("utcOffset")),
                        number(line.getField("meanGrams")),
                        number(line.getField("season")),
                        number(line.getField("solar")),
                        number(line.getField("evening")),
                        number(line.getField("weekend")),
                        number(line.getField("weather")),
                        number(line.getField("renewablePercent"))))
                .toList();
    }

    /** First silent hour of {@link #SILENT_ZONE}, six days before the story. */
    Instant silentFrom() {
        return toldOn.minusDays(6).atTime(3, 0).toInstant(ZoneOffset.UTC);
    }

    List<Path> write(Path folder) throws IOException {
        var history = folder.resolve("carbon-history.csv.gz");
        var forecast = folder.resolve("carbon-forecast.csv.gz");
        write(
                history,
                now.truncatedTo(ChronoUnit.DAYS).minus(HISTORY_DAYS, ChronoUnit.DAYS),
                now.plus(1, ChronoUnit.HOURS));
        write(forecast, now.plus(1, ChronoUnit.HOURS), now.plus(FORECAST_HOURS + 1, ChronoUnit.HOURS));
        return List.of(history, forecast);
    }

    /** One small file: the last hours as they were, and the next days anew. */
    Path writeHours(Path folder) throws IOException {
        var file = folder.resolve("carbon-until-" + HOUR.format(now.atOffset(ZoneOffset.UTC)) + ".csv.gz");
        write(file, now.minus(REPEATED_HOURS, ChronoUnit.HOURS), now.plus(FORECAST_HOURS + 1, ChronoUnit.HOURS));
        return file;
    }

    private void write(Path file, Instant from, Instant to) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (var out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 14);
                var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            csv.writeRecord(COLUMNS);
            for (var zone : zones()) {
                for (var hour = from; hour.isBefore(to); hour = hour.plus(1, ChronoUnit.HOURS)) {
                    if (!silent(zone, hour)) {
                        csv.writeRecord(cells(zone, hour));
                    }
                }
            }
        }
    }

    private boolean silent(GridModel zone, Instant hour) {
        var from = silentFrom();
        return zone.zone().equals(SILENT_ZONE)
                && !hour.isBefore(from)
                && hour.isBefore(from.plus(SILENT_HOURS, ChronoUnit.HOURS));
    }

    private String[] cells(GridModel zone, Instant hour) {
        var ahead = hour.isAfter(now);
        var grams = ahead
                ? zone.forecastGramsPerKwh(hour, Duration.between(now, hour).toHours())
                : zone.gramsPerKwh(hour);
        var renewable = Math.min(99.5, zone.renewablePercent() * zone.meanGrams() / grams);
        return new String[] {
            TIME.format(hour.atOffset(ZoneOffset.UTC)),
            zone.country(),
            zone.name(),
            zone.zone(),
            decimal(grams * 0.9),
            decimal(grams),
            decimal(Math.min(99.9, renewable * 1.1)),
            decimal(renewable),
            SOURCE,
            "true",
            ahead ? "FORECAST" : "MODELLED"
        };
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static double number(String cell) {
        return Double.parseDouble(cell);
    }
}
