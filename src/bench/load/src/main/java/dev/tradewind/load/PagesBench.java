package dev.tradewind.load;

import dev.tradewind.bench.BenchResult;
import dev.tradewind.connector.GeneratedBill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code ./tradewind bench pages --json [--charges 10000000] [--rounds 20] [--warm 20]}: the demo company with that many charges of a year
 * more, a real browser that goes through the menu, and for each page the 95th percentile from the click to the page that is
 * there and asks nothing more. The directory is the one that {@code TRADEWIND_BENCH_DATA} names, where it was filled before.
 */
public final class PagesBench {
    private static final int MONTHS = 12;

    private static final double KIB = 1 << 10;

    private PagesBench() {}

    /** Ends with 2 where the words are not understood, with 3 where the bench could not run. */
    public static void main(String[] words) throws Exception {
        var given = Words.of("pages", words, Map.of("--charges", "10000000", "--rounds", "20", "--warm", "20"));
        try {
            System.out.println(BenchResult.json("pages", run(given.get("--charges"), given.get("--rounds"), given.get("--warm"))));
            System.exit(0);
        } catch (IOException failed) {
            System.err.println("tradewind bench pages: " + failed.getMessage());
            System.exit(3);
        }
    }

    /** @param warm rounds before the measurement, told apart, in which the console is still being compiled */
    private static List<BenchResult> run(int charges, int rounds, int warm) throws IOException, InterruptedException {
        var named = System.getenv("TRADEWIND_BENCH_DATA");
        var data = named == null ? filled(charges) : Path.of(named);
        try (var console = Console.alone(data, false)) {
            console.await("/readyz");
            return measured("http://" + console.address(), rounds, warm);
        }
    }

    private static Path filled(int charges) throws IOException, InterruptedException {
        var work = Files.createTempDirectory("tradewind-pages");
        var data = Files.createDirectories(work.resolve("data"));
        try (var console = Console.alone(data, true)) {
            console.await("/readyz");
            console.awaitDemo();
        }
        bring(work, data, charges);
        return data;
    }

    private static void bring(Path work, Path data, int charges) throws IOException, InterruptedException {
        var command = Console.command("-Xmx1g", "import");
        for (var month = 1; month <= MONTHS; month++) {
            var file = work.resolve("bill-" + month + ".csv");
            GeneratedBill.write(file, charges / MONTHS, YearMonth.now().minusMonths(month), month);
            command.add(file.toString());
        }
        command.addAll(List.of("--data", data.toString(), "--json"));
        var exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("import.log").toFile())
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("the import ended with " + exit + ": see " + work.resolve("import.log"));
        }
        System.err.println("pages: " + charges + " charges are there");
    }

    private static List<BenchResult> measured(String address, int rounds, int warm) {
        var results = new ArrayList<BenchResult>();
        try (var browser = new Browser(address)) {
            var signIn = browser.coldSignInSeconds() * 1e3;
            var overview = browser.coldOverviewSeconds("bruno") * 1e3;
            results.add(new BenchResult("console.cold.sign_in", signIn, "ms"));
            results.add(new BenchResult("console.cold.overview", overview, "ms"));
            results.add(new BenchResult("console.cold", Math.max(signIn, overview), "ms"));
            results.add(new BenchResult("console.js", browser.scriptBytes() / KIB, "KiB"));
            var menu = browser.menu();
            results.add(new BenchResult("console.nav.warming.p95", worst(opened(browser, menu, warm)), "ms"));
            var took = opened(browser, menu, rounds);
            took.forEach((page, times) ->
                    results.add(new BenchResult("console.nav.p95." + page, Figures.p95(times), "ms")));
            results.add(new BenchResult("console.nav.p95", worst(took), "ms"));
            results.addAll(browser.map());
            var faults = menu.stream()
                    .flatMap(path -> browser.seriousFaults(path).stream())
                    .toList();
            faults.forEach(System.err::println);
            results.add(new BenchResult("console.axe.serious", faults.size(), "count"));
        }
        return results;
    }

    private static Map<String, List<Double>> opened(Browser browser, List<String> menu, int rounds) {
        Map<String, List<Double>> took = new TreeMap<>();
        for (var round = 0; round < rounds; round++) {
            for (var page : menu) {
                took.computeIfAbsent(page, each -> new ArrayList<>()).add(browser.open(page));
            }
        }
        return took;
    }

    private static double worst(Map<String, List<Double>> took) {
        return took.values().stream().mapToDouble(Figures::p95).max().orElse(Double.NaN);
    }
}
