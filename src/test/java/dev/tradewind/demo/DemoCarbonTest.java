package dev.tradewind.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCarbonTest {
    private static final Instant NOW = Instant.parse("2026-11-25T13:20:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    @Test
    void staysWithinWhatAGridCanBe() {
        for (var zone : DemoCarbon.zones()) {
            for (int hour = 0; hour < 24 * 365; hour++) {
                assertThat(zone.gramsPerKwh(NOW.minus(hour, ChronoUnit.HOURS)))
                        .as(zone.zone())
                        .isBetween(2.0, 900.0);
            }
        }
    }

    @Test
    void leavesTenHoursOutOfOneZoneAndNoOther(@TempDir Path folder) throws IOException {
        var lines = lines(new DemoCarbon(NOW, TODAY).write(folder).getFirst());
        var hours = DemoCarbon.HISTORY_DAYS * 24L + 14;
        for (var zone : DemoCarbon.zones()) {
            var expected = zone.zone().equals(DemoCarbon.SILENT_ZONE) ? hours - DemoCarbon.SILENT_HOURS : hours;
            assertThat(lines.stream().filter(line -> line.contains("," + zone.zone() + ",")))
                    .as(zone.zone())
                    .hasSize((int) expected);
        }
    }

    @Test
    void saysOfEveryRowThatItIsModelledOrForecast(@TempDir Path folder) throws IOException {
        var files = new DemoCarbon(NOW, TODAY).write(folder);
        assertThat(lines(files.getFirst()).stream().skip(1)).allMatch(line -> line.endsWith(",true,MODELLED"));
        assertThat(lines(files.getLast()).stream().skip(1)).allMatch(line -> line.endsWith(",true,FORECAST"));
    }

    private static List<String> lines(Path file) throws IOException {
        try (var reader =
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
            return reader.readAllLines();
        }
    }

    /** The grid alone, without the engine: the best start that the window allows beside the first, over a year of days. */
    @Test
    void longWorkWithLongSlackGainsMuchMoreByWaitingThanShortWorkWithLittle() {
        var training = meanSaving("DE", 14, 48, 5);
        var load = meanSaving("US-MIDA-PJM", 3, 6, 7);
        assertThat(training).isBetween(0.12, 0.45);
        assertThat(load).isBetween(0.01, 0.10);
        assertThat(training).isGreaterThan(2 * load);
    }

    private static double meanSaving(String name, int hours, int slackHours, int startHour) {
        var zone = DemoCarbon.zones().stream()
                .filter(of -> of.zone().equals(name))
                .findFirst()
                .orElseThrow();
        double saved = 0;
        for (int day = 0; day < 365; day++) {
            var first =
                    NOW.truncatedTo(ChronoUnit.DAYS).plus(day, ChronoUnit.DAYS).plus(startHour, ChronoUnit.HOURS);
            double today = sum(zone, first, hours);
            double best = today;
            for (int wait = 1; wait <= slackHours; wait++) {
                best = Math.min(best, sum(zone, first.plus(wait, ChronoUnit.HOURS), hours));
            }
            saved += 1 - best / today;
        }
        return saved / 365;
    }

    private static double sum(GridModel zone, Instant from, int hours) {
        double sum = 0;
        for (int hour = 0; hour < hours; hour++) {
            sum += zone.gramsPerKwh(from.plus(hour, ChronoUnit.HOURS));
        }
        return sum;
    }
}
