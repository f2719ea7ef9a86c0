package dev.tradewind.connector;

import dev.tradewind.connector.hand.HandMappingYaml;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code tradewind import FILE|FOLDER… [--dry-run] [--json] [--currency CODE] [--amortized] [--replace] [--mapping FILE] [--data DIR |
 * --console URL]}.
 * With {@code --dry-run} it starts no Spring and touches no data directory; with {@code --console} it hands the files to
 * a running console; else it stores them in a data directory that no console holds.
 */
public final class ImportCommand {
    private static final int DONE = 0;
    private static final int BAD_INPUT = 2;
    private static final int OUR_FAULT = 3;
    private static final Pattern READABLE =
            Pattern.compile("(?i).+\\.(csv|tsv|txt|log|json|jsonl|ndjson|yaml|yml|parquet|zip)(\\.gz)?");
    private static final String USAGE =
            "usage: tradewind import FILE|FOLDER... [--dry-run] [--json] [--currency CODE] [--amortized] [--replace]"
                    + " [--mapping FILE.yaml]"
                    + " [--data DIR | --console URL]";

    private ImportCommand() {}

    /** Opens the data directory (null for the default one), works on it, and gives the work's exit code. */
    @FunctionalInterface
    public interface Directory {
        int with(@Nullable Path data, ToIntFunction<LocalImport> work);
    }

    private record Arguments(
            List<Path> files,
            boolean dryRun,
            boolean json,
            boolean replace,
            boolean amortized,
            @Nullable String currency,
            @Nullable String mapping,
            @Nullable String console,
            @Nullable Path data) {
        ImportOptions options() {
            return new ImportOptions(currency, replace, amortized, mapping, false);
        }
    }

    /** @return the exit code: 0 done, 1 waiting for a confirmation, 2 the input is bad, 3 our fault */
    public static int run(String[] args, PrintStream out, PrintStream err, Directory directory) {
        var arguments = parse(args, err);
        if (arguments == null) {
            err.println(USAGE);
            return BAD_INPUT;
        }
        List<Path> files;
        try {
            files = files(arguments.files(), err);
        } catch (IOException unreadable) {
            err.println("tradewind: " + unreadable.getMessage() + " cannot be listed");
            return BAD_INPUT;
        }
        if (files.isEmpty()) {
            err.println("tradewind: the folder holds no file of a kind that can be imported");
            return BAD_INPUT;
        }
        if (arguments.dryRun()) {
            return dryRun(files, arguments, out, err);
        }
        var console = arguments.console();
        var options = arguments.options();
        return console == null
                ? directory.with(
                        arguments.data(), local -> tell(local.take(files, options), arguments.json(), out, err))
                : remote(files, console, options, arguments.json(), out, err);
    }

    private static int remote(
            List<Path> files, String console, ImportOptions options, boolean json, PrintStream out, PrintStream err) {
        var token = System.getenv("TRADEWIND_TOKEN");
        if (token == null || token.isBlank()) {
            err.println(
                    "tradewind: --console needs a token in TRADEWIND_TOKEN; make one on the console's Account page.");
            return BAD_INPUT;
        }
        try {
            return tell(RemoteImport.take(files, console, token, options), json, out, err);
        } catch (IOException unreachable) {
            err.println("tradewind: the console at " + console + " does not answer: " + unreachable);
            return OUR_FAULT;
        }
    }

    private static int dryRun(List<Path> files, Arguments arguments, PrintStream out, PrintStream err) {
        var results =
                files.stream().map(file -> DryRun.of(file, arguments.options())).toList();
        out.println(arguments.json() ? ImportJson.of(results) : ImportText.of(results));
        var exit = DONE;
        for (var result : results) {
            var refusal = result.refusal();
            if (refusal != null) {
                err.println("tradewind: " + result.file() + ": " + refusal.reason() + ". " + refusal.advice());
                exit = BAD_INPUT;
            } else if (result.remarks() != null) {
                err.println("tradewind: " + result.file() + ": " + result.remarks());
            }
        }
        return exit;
    }

    private static int tell(List<Stored> stored, boolean json, PrintStream out, PrintStream err) {
        out.println(json ? ImportJson.ofStored(stored) : ImportText.ofStored(stored));
        var exit = DONE;
        for (var each : stored) {
            var told = each.message();
            if (told != null) {
                var name = Path.of(each.file()).getFileName() + ": ";
                err.println("tradewind: " + each.file() + ": "
                        + (told.startsWith(name) ? told.substring(name.length()) : told));
            }
            exit = Math.max(exit, each.exit());
        }
        return exit;
    }

    /**
     * Files as named, and a folder of parts as one; of any other folder, all below it whose name ends as one that can be
     * read.
     */
    private static List<Path> files(List<Path> named, PrintStream err) throws IOException {
        var files = new ArrayList<Path>();
        for (var each : named) {
            if (!Files.isDirectory(each) || Delivery.isOne(each)) {
                files.add(each);
                continue;
            }
            try (var below = Files.walk(each)) {
                for (var file : below.filter(Files::isRegularFile).sorted().toList()) {
                    if (READABLE.matcher(file.getFileName().toString()).matches()) {
                        files.add(file);
                    } else {
                        err.println("tradewind: " + file + " left out: not a kind of file that can be imported");
                    }
                }
            }
        }
        return List.copyOf(files);
    }

    /** A mapping that was exported or written by hand; null, with the reason told, if it is none or incomplete. */
    private static @Nullable String mapping(Path file, PrintStream err) {
        try {
            var text = Files.readString(file);
            HandMappingYaml.read(text).dialect();
            return text;
        } catch (IOException | IllegalArgumentException unusable) {
            err.println("tradewind: --mapping " + file + ": "
                    + (unusable instanceof IOException ? "cannot be read" : unusable.getMessage()));
            return null;
        }
    }

    private static @Nullable Arguments parse(String[] args, PrintStream err) {
        var files = new ArrayList<Path>();
        var dryRun = false;
        var json = false;
        var replace = false;
        var amortized = false;
        String currency = null;
        String mapping = null;
        String console = null;
        Path data = null;
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--dry-run" -> dryRun = true;
                case "--json" -> json = true;
                case "--replace" -> replace = true;
                case "--amortized" -> amortized = true;
                case "--currency", "--mapping", "--console", "--data" -> {
                    if (i + 1 == args.length) {
                        err.println("tradewind: " + args[i] + " needs a value");
                        return null;
                    }
                    var value = args[i + 1];
                    switch (args[i]) {
                        case "--console" -> console = value;
                        case "--data" -> data = Path.of(value);
                        case "--mapping" -> {
                            mapping = mapping(Path.of(value), err);
                            if (mapping == null) {
                                return null;
                            }
                        }
                        default -> currency = value.toUpperCase(Locale.ROOT);
                    }
                    i++;
                }
                default -> {
                    if (args[i].startsWith("--")) {
                        err.println("tradewind: import knows no option " + args[i]);
                        return null;
                    }
                    files.add(Path.of(args[i]));
                }
            }
        }
        if (currency != null && !currency.matches("[A-Z]{3}")) {
            err.println("tradewind: --currency " + currency + " is not an ISO 4217 code such as USD");
            return null;
        }
        if (console != null && data != null) {
            err.println("tradewind: --console and --data exclude each other: the console has its own directory");
            return null;
        }
        if (files.isEmpty()) {
            err.println("tradewind: no file named");
            return null;
        }
        return new Arguments(files, dryRun, json, replace, amortized, currency, mapping, console, data);
    }
}
