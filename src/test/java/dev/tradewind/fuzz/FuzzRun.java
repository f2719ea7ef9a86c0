package dev.tradewind.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code tradewind fuzz NAME|all [--seconds 120] [--seed 1] [--findings DIR]}: lets Jazzer feed one parser, guided by what of our
 * classes each input reaches. 0 = nothing found, 1 = found, and each input that broke a promise lies in the directory of
 * findings; 2 = the command is wrong, 3 = the fuzzer did not run.
 */
public final class FuzzRun {
    private static final String USAGE = "usage: tradewind fuzz " + String.join("|", FuzzTargets.names())
            + "|all [--seconds 120] [--seed 1] [--findings DIR]";
    private static final String ALL = "all";
    private static final int LONGEST_INPUT = 1 << 16;
    private static final int MOST_SECONDS_AN_INPUT = 20;
    private static final int DIFFERENT_FINDINGS = 20;
    private static final Pattern REACHED = Pattern.compile("cov: (\\d+) ft: (\\d+) corp: (\\d+)");
    private static final Pattern EXECUTED = Pattern.compile("stat::number_of_executed_units:\\s*(\\d+)");

    private FuzzRun() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(List.of(args), System.out));
    }

    private static int run(List<String> args, PrintStream out) throws Exception {
        String name = null;
        var seconds = "120";
        var seed = "1";
        var findings = Path.of("target/fuzz-findings");
        try {
            for (var words = args.iterator(); words.hasNext(); ) {
                var word = words.next();
                switch (word) {
                    case "--seconds" -> seconds = String.valueOf(Integer.parseInt(words.next()));
                    case "--seed" -> seed = String.valueOf(Integer.parseInt(words.next()));
                    case "--findings" -> findings = Path.of(words.next());
                    default -> name = word;
                }
            }
            if (!ALL.equals(name)) {
                FuzzTargets.named(name == null ? "" : name);
            }
        } catch (java.util.NoSuchElementException | IllegalArgumentException wrong) {
            System.err.println("tradewind fuzz: " + wrong.getMessage() + "; " + USAGE);
            return 2;
        }
        int worst = 0;
        var told = new ArrayList<String>();
        for (var each : ALL.equals(name) ? FuzzTargets.names() : List.of(String.valueOf(name))) {
            // in memory where that can be had: some parsers wait until their bytes are on the disk
            var memory = Path.of("/dev/shm");
            var work = Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "tradewind-fuzz")
                    : Files.createTempDirectory("tradewind-fuzz");
            try {
                worst = Math.max(worst, fuzz(each, seconds, seed, findings.toAbsolutePath(), work, out, told));
            } finally {
                delete(work);
            }
        }
        told.forEach(out::println);
        return worst;
    }

    private static int fuzz(
            String name, String seconds, String seed, Path findings, Path work, PrintStream out, List<String> summary)
            throws Exception {
        var corpus = Files.createDirectories(work.resolve("corpus"));
        Files.createDirectories(work.resolve("tmp"));
        Files.createDirectories(findings);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                // else a fault that comes often loses its place
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:+EnableDynamicAgentLoading",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.io.tmpdir=" + work.resolve("tmp"),
                "-D" + FuzzEntry.TARGET + "=" + name,
                "-D" + FuzzEntry.CORPUS + "=" + corpus,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--instrumentation_includes=dev.tradewind.**:com.nimbusds.**:com.webauthn4j.**",
                "--instrumentation_excludes=dev.tradewind.fuzz.**",
                // it calls the driver of DuckDB in a way of its own, which then fails
                "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.SqlInjection",
                "--keep_going=" + DIFFERENT_FINDINGS,
                "--reproducer_path=" + work,
                "-artifact_prefix=" + findings + "/" + name + "-",
                "-max_total_time=" + seconds,
                "-timeout=" + MOST_SECONDS_AN_INPUT,
                "-max_len=" + LONGEST_INPUT,
                "-rss_limit_mb=4096",
                "-seed=" + seed,
                "-print_final_stats=1",
                corpus.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var told = follow(process, out);
        int exit = process.waitFor();
        summary.add(name + ": " + told.inputs + " inputs in " + seconds + " s from seed " + seed + ", " + told.edges
                + " edges, " + told.kept + " inputs kept for what they reach, " + told.findings + " different findings"
                + (told.findings == 0 ? "" : " in " + findings));
        if (told.findings > 0) {
            return 1;
        }
        return exit == 0 && told.inputs > 0 ? 0 : 3;
    }

    /** What the fuzzer said of itself. */
    private static final class Told {
        private long inputs;
        private int edges;
        private int kept;
        private int findings;
    }

    private static Told follow(Process process, PrintStream out) throws IOException {
        var told = new Told();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(line);
                var reached = REACHED.matcher(line);
                if (reached.find()) {
                    told.edges = number(reached, 1);
                    told.kept = number(reached, 3);
                }
                var executed = EXECUTED.matcher(line);
                if (executed.find()) {
                    told.inputs = number(executed, 1);
                }
                if (line.startsWith("== Java Exception") || line.contains("ERROR: libFuzzer")) {
                    told.findings++;
                }
            }
        }
        return told;
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static void delete(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (var each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
