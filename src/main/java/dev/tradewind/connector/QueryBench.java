package dev.tradewind.connector;

import dev.tradewind.egress.EgressFilter;
import dev.tradewind.egress.EgressQueries;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.util.FileSystemUtils;

/**
 * {@code tradewind bench query --json [--rows 100k,1m,10m]}: a year of generated bills, imported as any bill is; then
 * the Egress page's queries over 40 scopes and ranges, through the class that the page asks. Cold means a directory
 * just opened: a new instance of DuckDB and nothing read before, in a process that runs already. Every answer is held
 * against the same question to each single charge. The rows behind a figure are timed against DuckDB itself.
 */
public final class QueryBench {
    private static final int MONTHS = 12;
    private static final int QUESTIONS = 40;
    private static final YearMonth FIRST = YearMonth.of(2024, 1);
    private static final double P95 = 0.95;

    private final Directory directory;
    private final Path folder;
    private final PrintStream err;
    private final BenchSheet sheet = new BenchSheet();
    private long wrong;

    /** What the bench asks of an opened data directory. */
    public record Opened(LocalImport imports, EgressQueries egress) {}

    /** Opens a data directory, does the work, and closes it. */
    @FunctionalInterface
    public interface Directory {
        int with(Path data, ToIntFunction<Opened> work);
    }

    private QueryBench(Directory directory, Path folder, PrintStream err) {
        this.directory = directory;
        this.folder = folder;
        this.err = err;
    }

    /** @return 0 when measured, 2 for words it does not know, 3 when something failed */
    public static int run(String[] args, PrintStream out, PrintStream err, Directory directory) {
        var sizes = BenchSheet.sizes(args, "query", List.of("100k", "1m", "10m"), err);
        if (sizes.isEmpty()) {
            return 2;
        }
        try {
            var work = Files.createTempDirectory("tradewind-bench-query");
            try {
                var bench = new QueryBench(directory, work, err);
                for (var size : sizes) {
                    bench.measure(size, size.equals(sizes.getLast()));
                }
                bench.sheet.result("query.wrong", bench.wrong, "count");
                out.println(bench.sheet.json("query"));
                return 0;
            } finally {
                FileSystemUtils.deleteRecursively(work);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException failed) {
            err.println("tradewind bench query: " + failed.getMessage());
            return 3;
        }
    }

    private void measure(String size, boolean last) throws IOException {
        var data = folder.resolve("data-" + size);
        on(data, opened -> load(opened, BenchSheet.rows(size)));
        var raw = new ArrayList<List<Object>>();
        var pages = new ArrayList<EgressFilter>();
        on(data, opened -> {
            pages.addAll(questions(opened.egress()).pages(QUESTIONS));
            var charges = opened.egress().overCharges();
            pages.forEach(page -> raw.add(answers(charges, page, new ArrayList<>())));
        });
        var cold = new ArrayList<Double>();
        for (var i = 0; i < QUESTIONS; i++) {
            var asked = i;
            on(data, opened -> compare(raw.get(asked), answers(opened.egress(), pages.get(asked), cold)));
        }
        var warm = new ArrayList<Double>();
        on(data, opened -> {
            pages.forEach(page -> answers(opened.egress(), page, new ArrayList<>()));
            for (var i = 0; i < QUESTIONS; i++) {
                compare(raw.get(i), answers(opened.egress(), pages.get(i), warm));
            }
        });
        var ratio = new double[1];
        on(data, opened -> ratio[0] = rows(opened.egress(), data));
        var coldP95 = BenchSheet.quantile(array(cold), P95);
        var warmP95 = BenchSheet.quantile(array(warm), P95);
        err.println("%s: p95 warm %.1f ms, cold %.1f ms; rows %.2f times DuckDB's time; %d wrong"
                .formatted(size, warmP95, coldP95, ratio[0], wrong));
        if (last) {
            sheet.result("query.p95", Math.max(coldP95, warmP95), "ms");
            sheet.result("query.ratio_to_duckdb", ratio[0], "1");
        }
        sheet.result("query.warm.p95." + size, warmP95, "ms");
        sheet.result("query.cold.p95." + size, coldP95, "ms");
        sheet.result("query.ratio_to_duckdb." + size, ratio[0], "1");
        FileSystemUtils.deleteRecursively(data);
    }

    /** Work on an opened directory. */
    private void on(Path data, java.util.function.Consumer<Opened> work) {
        var exit = directory.with(data, opened -> {
            work.accept(opened);
            return 0;
        });
        if (exit != 0) {
            throw new IllegalStateException("the data directory " + data + " could not be worked on");
        }
    }

    private static QueryQuestions questions(EgressQueries egress) {
        var first = FIRST.atDay(1);
        var days = (int) java.time.temporal.ChronoUnit.DAYS.between(first, first.plusMonths(MONTHS));
        return new QueryQuestions(2024, first, days, egress.reportingZone());
    }

    private void load(Opened opened, long rows) {
        var file = folder.resolve("bill.csv");
        try {
            for (var i = 0; i < MONTHS; i++) {
                var month = FIRST.plusMonths(i);
                var share = rows / MONTHS + (i == 0 ? rows % MONTHS : 0);
                var bill = GeneratedBill.write(file, share, month, 100 + i);
                var stored = opened.imports()
                        .take(List.of(file), new ImportOptions(null, true))
                        .getFirst();
                if (stored.accepted() != share - bill.brokenLines().size()) {
                    wrong++;
                    err.println(month + ": " + stored.accepted() + " of " + share + " rows; " + stored.message());
                }
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Answers to all that a page asks, with the milliseconds of each. */
    private static List<Object> answers(EgressQueries egress, EgressFilter page, List<Double> millis) {
        var answers = new ArrayList<Object>();
        for (var query : PageQuery.ALL) {
            var started = System.nanoTime();
            answers.add(query.ask().apply(egress, page));
            millis.add((System.nanoTime() - started) / 1e6);
        }
        return answers;
    }

    private void compare(List<Object> raw, List<Object> summed) {
        for (var i = 0; i < raw.size(); i++) {
            if (!raw.get(i).equals(summed.get(i))) {
                wrong++;
                err.println("wrong: " + PageQuery.ALL.get(i).name());
            }
        }
    }

    private double rows(EgressQueries egress, Path data) {
        try (var race = new RowsRace(data.resolve("lake/charges/*/*.parquet"))) {
            return race.ratio(egress, questions(egress).drillDowns(QUESTIONS));
        } catch (SQLException failed) {
            throw new IllegalStateException("DuckDB: " + failed.getMessage(), failed);
        }
    }

    private static double[] array(List<Double> of) {
        return of.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
