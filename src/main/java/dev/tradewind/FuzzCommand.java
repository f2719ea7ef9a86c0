package dev.tradewind;

import dev.tradewind.quantity.Hashes;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code tradewind fuzz NAME [--seconds 120] [--seed 1] [--corpus DIR] [--findings DIR]}: feeds a parser with what nobody meant.
 * 0 = nothing found, 1 = found, and each input that broke a promise lies in the directory of findings.
 */
final class FuzzCommand {
    private static final String USAGE = "usage: tradewind fuzz "
            + Arrays.stream(FuzzTarget.values())
                    .map(target -> target.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining("|"))
            + " [--seconds 120] [--seed 1] [--corpus DIR] [--findings DIR]";
    private static final int DIFFERENT_FINDINGS = 20;

    private FuzzCommand() {}

    static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            var arguments = Arguments.parse(args, Set.of("--seconds", "--seed", "--corpus", "--findings"), Set.of());
            var target = FuzzTarget.valueOf(arguments.one("NAME").toUpperCase(Locale.ROOT));
            long seconds = number(arguments.value("--seconds"), 120);
            long seed = number(arguments.value("--seed"), 1);
            var corpus = new ArrayList<>(target.seeds());
            if (arguments.value("--corpus") != null) {
                corpus.addAll(files(Path.of(arguments.value("--corpus"))));
            }
            var findings =
                    Path.of(arguments.value("--findings") == null ? "fuzz-findings" : arguments.value("--findings"));
            return fuzz(target, corpus, seconds, seed, findings, out);
        } catch (Arguments.Bad | IllegalArgumentException bad) {
            err.println("tradewind fuzz: " + bad.getMessage() + "; " + USAGE);
            return 2;
        } catch (IOException failed) {
            err.println("tradewind fuzz: " + failed);
            return 3;
        }
    }

    private static int fuzz(
            FuzzTarget target, List<byte[]> corpus, long seconds, long seed, Path findings, PrintStream out)
            throws IOException {
        var mutator = new Mutator(seed);
        var seen = new TreeSet<String>();
        long inputs = 0;
        for (long end = System.nanoTime() + seconds * 1_000_000_000L; System.nanoTime() < end; inputs++) {
            var input = mutator.mutate(corpus);
            long began = System.nanoTime();
            var broken = broken(target, input);
            if (broken.isEmpty() && (System.nanoTime() - began) / 1_000_000 > FuzzTarget.MOST_MILLIS) {
                broken = "an answer that took longer than " + FuzzTarget.MOST_MILLIS + " ms";
            }
            if (!broken.isEmpty() && seen.size() < DIFFERENT_FINDINGS && seen.add(broken)) {
                Files.createDirectories(findings);
                var file = findings.resolve(target.name().toLowerCase(Locale.ROOT) + "-"
                        + Hashes.sha256(input).substring(0, 12));
                Files.write(file, input);
                out.println("FOUND " + broken + " by " + file);
            }
        }
        out.println(
                inputs + " inputs in " + seconds + " s from seed " + seed + ", " + seen.size() + " different findings");
        return seen.isEmpty() ? 0 : 1;
    }

    /** In words what went wrong, the same words for the same fault; empty if nothing did. */
    @SuppressWarnings(
            "checkstyle:IllegalCatch") // a fuzzer is interested in every Throwable, stack overflows among them
    static String broken(FuzzTarget target, byte[] input) throws IOException {
        try {
            target.read(input);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError fault) {
            var where = Arrays.stream(fault.getStackTrace())
                    .filter(frame -> frame.getClassName().startsWith("dev.tradewind."))
                    .findFirst()
                    .map(Object::toString)
                    .orElse("outside of our code");
            return fault.getClass().getName() + " at " + where;
        }
        return "";
    }

    static List<byte[]> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var all = new ArrayList<byte[]>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.add(Files.readAllBytes(file));
            }
            return all;
        }
    }

    private static long number(@org.jspecify.annotations.Nullable String text, long otherwise) {
        return text == null ? otherwise : Long.parseLong(text);
    }
}
