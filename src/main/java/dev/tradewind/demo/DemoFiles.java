package dev.tradewind.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every file of the demo company. The story hangs on the day on which it was first told, kept in {@code told-on.txt}, so
 * that a restart next month repeats the same bills; signals follow the clock.
 */
final class DemoFiles {
    private static final List<String> POLICIES = List.of(
            "training-below-150",
            "finance-close-below-150",
            "backfill-below-150",
            "german-customers-stay-in-the-eu",
            "payments-near-its-ledger",
            "four-eyes",
            "payments-needs-security",
            "holiday-freeze",
            "stocktake-freeze");

    private final Path folder;
    private final LocalDate toldOn;
    private final Instant now;

    private DemoFiles(Path folder, LocalDate toldOn, Instant now) {
        this.folder = folder;
        this.toldOn = toldOn;
        this.now = now;
    }

    /** The files of the story in this folder: as first told there, or from today on. */
    static DemoFiles in(Path folder, Instant now) throws IOException {
        var mark = folder.resolve("told-on.txt");
        Files.createDirectories(folder);
        if (!Files.exists(mark)) {
            Files.writeString(mark, now.atZone(ZoneOffset.UTC).toLocalDate().toString());
        }
        return new DemoFiles(folder, LocalDate.parse(Files.readString(mark).strip()), now);
    }

    /** What stands where, and what it costs and takes: imported before anything that refers to it. */
    List<Path> places() throws IOException {
        return List.of(
                copy("sites.csv", folder.resolve("larkspur-sites.csv")),
                copy("prices.csv", folder.resolve("larkspur-prices.csv")),
                copy("workloads.yaml", folder.resolve("larkspur-workloads.yaml")));
    }

    List<Path> bills() throws IOException {
        return new DemoBills(toldOn).write(folder.resolve("bills"));
    }

    /** Flow logs of the newest days, and whose the addresses in them are. */
    List<Path> flows() throws IOException {
        var files = new ArrayList<Path>();
        files.add(copy("addresses.csv", folder.resolve("larkspur-addresses.csv")));
        files.addAll(new DemoFlows(toldOn).write(folder.resolve("flows")));
        return files;
    }

    /** Carbon and round trips up to the hour. */
    List<Path> signals() throws IOException {
        var files = new ArrayList<>(new DemoCarbon(now, toldOn).write(folder.resolve("signals")));
        files.add(new DemoRoundTrips(now).write(folder.resolve("signals")));
        files.add(DemoUnits.write(folder.resolve("signals"), now));
        files.addAll(DemoSpot.write(folder.resolve("signals"), now));
        files.add(copy("contracts.csv", folder.resolve("larkspur-contracts.csv")));
        files.add(copy("footprint-google.csv", folder.resolve("google-carbon-footprint.csv")));
        files.add(copy("footprint-aws.csv", folder.resolve("aws-carbon-emissions.csv")));
        return files;
    }

    /** What an hour brings: the last hours and the next days of the grid, and what the probes say now. */
    List<Path> newHours() throws IOException {
        var hours = folder.resolve("hours");
        return List.of(new DemoCarbon(now, toldOn).writeHours(hours), new DemoRoundTrips(now).write(hours));
    }

    /** Policies as YAML texts. */
    List<String> policies() {
        return POLICIES.stream()
                .map(name -> dated(text("policies/" + name + ".yaml")))
                .toList();
    }

    /** The night in which the books are closed, as YAML. */
    String workflow() {
        return text("workflows/month-end-close.yaml");
    }

    /** What the story says of days, said of the day on which it was first told. */
    private String dated(String text) {
        var inTwoDays = toldOn.plusDays(2);
        var lastMonth = YearMonth.from(toldOn).minusMonths(1);
        // not over what the story does on its first day
        var holidays = Collections.max(List.of(LocalDate.of(toldOn.getYear(), Month.DECEMBER, 10), toldOn.plusDays(3)));
        return text.replace("${lastMonth}", lastMonth.toString())
                .replace("${monthBefore}", lastMonth.minusMonths(1).toString())
                .replace("${year}", Integer.toString(toldOn.getYear()))
                .replace("${nextYear}", Integer.toString(toldOn.getYear() + 1))
                .replace("${holidays}", holidays.toString())
                .replace("${today}", toldOn.toString())
                .replace("${dayAfterTomorrow}", inTwoDays.toString())
                .replace("${trainingDay}", inTwoDays.getDayOfWeek().name().substring(0, 3));
    }

    /** A table without the lines that say where it comes from: importers take the first line for the header. */
    private Path copy(String resource, Path file) throws IOException {
        var lines = dated(text(resource)).lines().filter(line -> !line.startsWith("#"));
        return Files.writeString(file, lines.collect(Collectors.joining("\n", "", "\n")));
    }

    static String text(String resource) {
        try (var in = DemoFiles.class.getResourceAsStream("/demo/" + resource)) {
            if (in == null) {
                throw new IllegalStateException(
                        "No demo file named " + resource + ". Maybe the jar was built without it?");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
