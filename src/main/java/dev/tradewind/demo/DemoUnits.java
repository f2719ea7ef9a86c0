package dev.tradewind.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tradewind.audit.Actors;
import dev.tradewind.carbon.sci.FunctionalUnits;
import dev.tradewind.identity.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** What workloads served hour by hour, modelled from a mean and the time of day, and the units that Elif chose for them. */
@Component
@ConditionalOnProperty("tradewind.demo")
class DemoUnits {
    private static final int HISTORY_DAYS = 40;

    private final FunctionalUnits units;

    DemoUnits(FunctionalUnits units) {
        this.units = units;
    }

    /** Counts of whole hours before {@code now}. */
    static Path write(Path folder, Instant now) throws IOException {
        Files.createDirectories(folder);
        var file = folder.resolve("functional-units.csv.gz");
        var end = now.truncatedTo(ChronoUnit.HOURS);
        var start = end.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(HISTORY_DAYS));
        try (var out = new GZIPOutputStream(Files.newOutputStream(file), 1 << 14);
                var csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8)) {
            csv.writeRecord("workload", "unit", "from", "to", "count", "kind", "source");
            for (var line : DemoTable.read("units.csv")) {
                for (var hour = start; hour.isBefore(end); hour = hour.plus(1, ChronoUnit.HOURS)) {
                    csv.writeRecord(
                            line.getField("workload"),
                            line.getField("unit"),
                            hour.toString(),
                            hour.plus(1, ChronoUnit.HOURS).toString(),
                            Long.toString(count(line.getField("workload"), line.getField("perHour"), hour)),
                            "MODELLED",
                            DemoCarbon.SOURCE);
                }
            }
        }
        return file;
    }

    /** Quiet at night, busiest in the evening; the same for the same hour. */
    private static long count(String workload, String perHour, Instant hour) {
        int ofDay = hour.atZone(ZoneOffset.UTC).getHour();
        double shape = 1 + 0.55 * Math.sin((ofDay - 11) * Math.PI / 12);
        var random = new SplittableRandom(((long) workload.hashCode() << 20) ^ hour.getEpochSecond());
        return Math.round(Double.parseDouble(perHour) * shape * random.nextDouble(0.93, 1.07));
    }

    void choose(Person by) {
        Actors.runAs(
                DemoDelivery.actor(by),
                () -> DemoTable.read("units.csv")
                        .forEach(line -> units.choose(line.getField("workload"), line.getField("unit"))));
    }
}
