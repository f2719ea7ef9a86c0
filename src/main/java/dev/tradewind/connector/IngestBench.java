package dev.tradewind.connector;

import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * {@code tradewind bench ingest --json [--rows 100k,1m,10m]}: whole imports of generated FOCUS bills, from the file's
 * first byte over the copy that is kept as evidence to the committed manifest, alternating with DuckDB's own typed copy
 * of the same file from CSV to zstd Parquet, once with the narrowest decimals that hold it and once with those in which
 * charges are kept; the median of three each, of 10 million rows one of each and not in the widest decimals. What was read
 * is checked against the generator.
 */
public final class IngestBench {
    private static final int REPEATS = 3;
    private static final long MOST_REPEATED = 1_000_000;
    private static final YearMonth MONTH = YearMonth.of(2024, 9);
    private static final long MIB = 1 << 20;

    /** The narrowest decimal that holds these bills, as one would choose it who knows them. */
    private static final String NARROW = "DECIMAL(18,10)";

    /** The decimal in which every bill is kept, whatever its digits. */
    private static final String AS_KEPT = "DECIMAL(38,20)";

    private final LocalImport imports;
    private final Path folder;
    private final BenchSheet sheet = new BenchSheet();
    private long wrong;
    private double peak;

    private IngestBench(LocalImport imports, Path folder) {
        this.imports = imports;
        this.folder = folder;
    }

    /** @return 0 when measured, 2 for words it does not know, 3 when something failed */
    public static int run(String[] args, PrintStream out, PrintStream err, ImportCommand.Directory directory) {
        var sizes = BenchSheet.sizes(args, "ingest", List.of("100k", "1m", "10m"), err);
        if (sizes.isEmpty()) {
            return 2;
        }
        try {
            var work = Files.createTempDirectory("tradewind-bench-ingest");
            try {
                return directory.with(work.resolve("data"), imports -> {
                    var bench = new IngestBench(imports, work);
                    var exit = bench.measure(sizes, err);
                    out.println(bench.sheet.json("ingest"));
                    return exit;
                });
            } finally {
                FileSystemUtils.deleteRecursively(work);
            }
        } catch (IOException failed) {
            err.println("tradewind bench ingest: " + failed.getMessage());
            return 3;
        }
    }

    private int measure(List<String> sizes, PrintStream err) {
        try {
            warmUp();
            for (var size : sizes) {
                one(size, err);
            }
            sheet.result("ingest.rss", peak, "MiB");
            sheet.result("ingest.wrong", wrong, "count");
            return 0;
        } catch (IOException | SQLException failed) {
            err.println("tradewind bench ingest: " + failed.getMessage());
            return 3;
        }
    }

    /** The first import of a process loads classes; that is not what is measured. */
    private void warmUp() throws IOException {
        var bill = GeneratedBill.write(folder.resolve("warm.csv"), 20_000, MONTH, 7);
        imports.take(List.of(bill.file()), new ImportOptions(null, true));
        Files.delete(bill.file());
    }

    private void one(String size, PrintStream err) throws IOException, SQLException {
        var rows = BenchSheet.rows(size);
        var bill = GeneratedBill.write(folder.resolve("bill-" + size + ".csv"), rows, MONTH, 42);
        var repeats = rows > MOST_REPEATED ? 1 : REPEATS;
        var ours = new Times(repeats);
        var narrow = new Times(repeats);
        var wide = new Times(repeats);
        for (var i = 0; i < repeats; i++) {
            var run = i;
            narrow.take(i, () -> duckDb(bill, NARROW));
            ours.take(i, () -> imported(bill, run));
            if (repeats > 1) {
                wide.take(i, () -> duckDb(bill, AS_KEPT));
            }
            err.println("%s, run %d: %s; DuckDB's copy with %s %s, with %s %s"
                    .formatted(size, i + 1, ours.said(i), NARROW, narrow.said(i), AS_KEPT, wide.said(i)));
        }
        sheet.result("ingest.rows_per_s." + size, rows / BenchSheet.median(ours.seconds), "1/s");
        var suffix = size.equals("1m") ? "" : "." + size;
        ratio("ingest.ratio_to_duckdb", suffix, narrow.seconds, ours.seconds);
        // Other work on the machine slows the two down differently; the time that each spent on processors says more
        // then.
        ratio("ingest.cpu_ratio_to_duckdb", suffix, narrow.processor, ours.processor);
        if (repeats > 1) {
            ratio("ingest.ratio_to_duckdb_as_kept", suffix, wide.seconds, ours.seconds);
            ratio("ingest.cpu_ratio_to_duckdb_as_kept", suffix, wide.processor, ours.processor);
        }
        Files.delete(bill.file());
    }

    private void ratio(String name, String suffix, double[] theirs, double[] ours) {
        sheet.result(name + suffix, BenchSheet.median(theirs) / BenchSheet.median(ours), "1");
    }

    @FunctionalInterface
    private interface Timed {
        /** @return seconds */
        double run() throws IOException, SQLException;
    }

    /** Seconds of each run, by the clock and on processors. */
    private static final class Times {
        private final double[] seconds;
        private final double[] processor;

        Times(int repeats) {
            seconds = new double[repeats];
            processor = new double[repeats];
        }

        void take(int run, Timed work) throws IOException, SQLException {
            var before = cpuSeconds();
            seconds[run] = work.run();
            processor[run] = cpuSeconds() - before;
        }

        String said(int run) {
            return "%.1f s, %.1f s on processors".formatted(seconds[run], processor[run]);
        }
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .map(Duration::toNanos)
                        .orElse(0L)
                / 1e9;
    }

    /** The same bytes are imported once only; each run has one more row, which is worth nothing. */
    private double imported(GeneratedBill bill, int run) throws IOException {
        var last = lastRow(bill);
        Files.writeString(bill.file(), last, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        forgetPeak();
        var started = System.nanoTime();
        var stored = imports.take(List.of(bill.file()), new ImportOptions(null, true))
                .getFirst();
        var seconds = (System.nanoTime() - started) / 1e9;
        peak = Math.max(peak, peakMebibytes());
        check(bill, stored, run + 1L);
        return seconds;
    }

    private static String lastRow(GeneratedBill bill) throws IOException {
        try (var lines = Files.newBufferedReader(bill.file())) {
            lines.readLine();
            var cells = lines.readLine().split(",", 3);
            return cells[0] + ",0," + cells[2].replaceAll("0\\.\\d{10}|\\d+\\.\\d{10}", "0") + "\n";
        }
    }

    private void check(GeneratedBill bill, Stored stored, long more) {
        wrong += Math.abs(
                stored.accepted() - (bill.rows() + more - bill.brokenLines().size()));
        var lines = stored.reasons().stream().map(Quarantined::line).toList();
        if (!lines.equals(bill.brokenLines())) {
            wrong += Math.max(1, Math.abs(lines.size() - bill.brokenLines().size()));
        }
        for (var i = 0; i < GeneratedBill.CURRENCIES.size(); i++) {
            var code = GeneratedBill.CURRENCIES.get(i);
            var billed = bill.billed().get(i);
            var effective = bill.effective().get(i);
            var right = stored.totals().stream()
                    .anyMatch(total -> total.currency().equals(code)
                            && same(total.billedCost(), billed)
                            && same(total.effectiveCost(), effective));
            wrong += right ? 0 : 1;
        }
    }

    private static boolean same(@Nullable BigDecimal found, BigDecimal expected) {
        return found != null && found.compareTo(expected) == 0;
    }

    /** DuckDB with two threads and its other defaults; rows that do not fit their types are left out, as it offers. */
    private double duckDb(GeneratedBill bill, String decimal) throws SQLException, IOException {
        var target = folder.resolve("copy.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET threads = 2");
            var started = System.nanoTime();
            statement.execute("COPY (SELECT * FROM read_csv('" + bill.file()
                    + "', header = true, delim = ',', quote = '\"',"
                    + " escape = '\"', nullstr = 'NULL', ignore_errors = true, columns = " + types(bill, decimal)
                    + ")) TO '" + target
                    + "' (FORMAT parquet, COMPRESSION zstd)");
            return (System.nanoTime() - started) / 1e9;
        } finally {
            Files.deleteIfExists(target);
        }
    }

    private static String types(GeneratedBill bill, String decimal) throws IOException {
        try (var lines = Files.newBufferedReader(bill.file())) {
            return Arrays.stream(lines.readLine().split(",", -1))
                    .map(column -> "'" + column + "': '" + type(column, decimal) + "'")
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    private static String type(String column, String decimal) {
        if (column.endsWith("Cost") || column.endsWith("Price") || column.endsWith("Quantity")) {
            return decimal;
        }
        return column.endsWith("PeriodStart") || column.endsWith("PeriodEnd") ? "TIMESTAMP" : "VARCHAR";
    }

    /** What DuckDB's copy held before is not ours. Where the system does not forget, the figure is too high, not too low. */
    private static void forgetPeak() {
        try {
            Files.writeString(Path.of("/proc/self/clear_refs"), "5");
        } catch (IOException kept) {
            // Then the peak of the whole run is told.
        }
    }

    /** The most memory that this process held; 0 where the system does not say. */
    private static double peakMebibytes() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024.0 / MIB)
                    .findFirst()
                    .orElse(0);
        }
    }
}
