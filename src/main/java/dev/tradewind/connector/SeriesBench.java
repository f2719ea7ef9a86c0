package dev.tradewind.connector;

import com.sun.management.OperatingSystemMXBean;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SeriesNames;
import dev.tradewind.signal.SeriesStatus;
import dev.tradewind.signal.SignalPoint;
import dev.tradewind.signal.Signals;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Loads a file of many zones' hours as anybody would import it, alternating with DuckDB's own typed copy of the same file to
 * zstd Parquet, then reads years of single zones as the heat map does. What is read back is checked against the generator.
 */
public final class SeriesBench {
    /** Tells on a busy machine whether a figure is the program's or the neighbours'. */
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final int READS = 200;
    private static final int CHECKED_ZONES = 25;
    private static final int HOURS_PER_YEAR = 8760;

    private final Path folder;
    private final int zones;
    private final int years;
    private final int repeats;
    private final PrintStream err;
    private final Map<String, Double> results = new TreeMap<>();
    private long wrong;
    private double ourProcessor;
    private double theirProcessor;

    /** Runs work on an empty directory of its own. */
    public interface Directory {
        int with(Path data, Work work);
    }

    /** What the bench needs of a started program. */
    public interface Work {
        int on(LocalImport imports, Signals signals);
    }

    private SeriesBench(Path folder, int zones, int years, int repeats, PrintStream err) {
        this.folder = folder;
        this.zones = zones;
        this.years = years;
        this.repeats = repeats;
        this.err = err;
    }

    /** @return cases by name */
    public static Map<String, Double> measure(
            Path folder, int zones, int years, int repeats, PrintStream err, Directory directory) throws IOException {
        var bench = new SeriesBench(folder, zones, years, repeats, err);
        var file = GeneratedSeries.write(folder.resolve("carbon.csv"), zones, years * HOURS_PER_YEAR);
        var ours = new double[repeats];
        var theirs = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            theirs[i] = bench.duckDb(file);
            int run = i;
            int exit = directory.with(folder.resolve("data-" + i), (imports, signals) -> {
                ours[run] = bench.load(file, imports);
                if (run == repeats - 1) {
                    bench.check(file, signals);
                    bench.heatMap(signals);
                }
                return 0;
            });
            if (exit != 0) {
                throw new IOException("the directory for run " + (i + 1) + " could not be used");
            }
            err.printf(
                    "run %d: ours %.1f s (%.1f s of processor), DuckDB's copy %.1f s (%.1f s)%n",
                    i + 1, ours[i], bench.ourProcessor, theirs[i], bench.theirProcessor);
        }
        bench.results.put("signals.load.time", median(ours));
        bench.results.put("signals.load.ratio_to_duckdb", median(theirs) / median(ours));
        bench.results.put("signals.wrong", (double) bench.wrong);
        return bench.results;
    }

    private double load(GeneratedSeries file, LocalImport imports) {
        long processor = PROCESS.getProcessCpuTime();
        long started = System.nanoTime();
        var stored = imports.take(List.of(file.file()), ImportOptions.NONE).getFirst();
        double seconds = (System.nanoTime() - started) / 1e9;
        ourProcessor = (PROCESS.getProcessCpuTime() - processor) / 1e9;
        count(stored.accepted() == file.rows() - file.broken(), "accepted " + stored.accepted());
        count(stored.quarantined() == file.broken(), "quarantined " + stored.quarantined());
        return seconds;
    }

    /** Every series by its line, and some zones value by value. */
    private void check(GeneratedSeries file, Signals signals) {
        var all = TimeRange.startingAt(GeneratedSeries.START, Duration.ofHours((long) years * HOURS_PER_YEAR));
        for (int zone = 0; zone < zones; zone++) {
            String series = SeriesNames.carbonLifeCycle(GeneratedSeries.zone(zone));
            long points = signals.status(series).map(SeriesStatus::points).orElse(0L);
            count(points == file.hours().get(zone), series + " has " + points);
        }
        for (int zone = 0; zone < zones; zone += Math.max(1, zones / CHECKED_ZONES)) {
            String series = SeriesNames.carbonLifeCycle(GeneratedSeries.zone(zone));
            var sum =
                    signals.read(series, all).stream().map(SignalPoint::value).reduce(BigDecimal.ZERO, BigDecimal::add);
            count(sum.compareTo(file.grams(zone)) == 0, series + " sums to " + sum);
        }
    }

    private void heatMap(Signals signals) {
        var millis = new double[READS];
        for (int i = 0; i < READS; i++) {
            String series = SeriesNames.carbonLifeCycle(GeneratedSeries.zone(i * 37 % zones));
            var year = TimeRange.startingAt(
                    GeneratedSeries.START.plus(Duration.ofHours((long) (i % years) * HOURS_PER_YEAR)),
                    Duration.ofHours(HOURS_PER_YEAR));
            long started = System.nanoTime();
            int points = signals.read(series, year).size();
            millis[i] = (System.nanoTime() - started) / 1e6;
            count(points > HOURS_PER_YEAR - HOURS_PER_YEAR / 100 && points <= HOURS_PER_YEAR, "a year has " + points);
        }
        Arrays.sort(millis);
        results.put("signals.heatmap.p95", millis[READS * 95 / 100]);
    }

    private void count(boolean right, String what) {
        if (!right) {
            wrong++;
            err.println("wrong: " + what);
        }
    }

    /**
     * DuckDB with two threads and its other defaults; rows that do not fit their types are left out, as it offers. Decimals of
     * 18 digits, because it reads those of 38 some fifteen times slower, which would flatter us.
     */
    private double duckDb(GeneratedSeries file) throws IOException {
        var target = folder.resolve("copy.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            long processor = PROCESS.getProcessCpuTime();
            long started = System.nanoTime();
            statement.execute("COPY (SELECT * FROM read_csv('" + file.file() + "', header = false, skip = 1,"
                    + " ignore_errors = true, columns = {'time': 'TIMESTAMP', 'country': 'VARCHAR', 'name': 'VARCHAR',"
                    + " 'zone': 'VARCHAR', 'direct': 'DECIMAL(18,6)', 'lca': 'DECIMAL(18,6)', 'low': 'DECIMAL(18,6)',"
                    + " 'renewable': 'DECIMAL(18,6)', 'source': 'VARCHAR', 'estimated': 'BOOLEAN', 'method': 'VARCHAR'}))"
                    + " TO '" + target + "' (FORMAT parquet, COMPRESSION zstd)");
            double seconds = (System.nanoTime() - started) / 1e9;
            theirProcessor = (PROCESS.getProcessCpuTime() - processor) / 1e9;
            return seconds;
        } catch (SQLException failed) {
            throw new IOException("DuckDB's copy: " + failed.getMessage(), failed);
        } finally {
            Files.deleteIfExists(target);
        }
    }

    private static double median(double[] of) {
        var sorted = of.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
