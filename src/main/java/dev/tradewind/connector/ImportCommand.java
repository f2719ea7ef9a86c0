package dev.tradewind.connector;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code tradewind import FILE… [--dry-run] [--json] [--currency CODE] [--console URL]}. With {@code --dry-run} it
 * starts no Spring and touches no data directory; without, it hands the files to a running console.
 */
public final class ImportCommand {
    private static final int DONE = 0;
    private static final int BAD_INPUT = 2;
    private static final String USAGE = "usage: tradewind import FILE... --dry-run [--json] [--currency CODE]\n"
            + "       tradewind import FILE... --console URL [--json] [--currency CODE]   (token in TRADEWIND_TOKEN)";

    private ImportCommand() {}

    private record Arguments(
            List<Path> files,
            boolean dryRun,
            boolean json,
            @Nullable String currency,
            @Nullable String console) {}

    /** @return the exit code: 0 done, 2 the input is bad */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        var arguments = parse(args, err);
        if (arguments == null) {
            err.println(USAGE);
            return BAD_INPUT;
        }
        if (!arguments.dryRun()) {
            return RemoteImport.run(
                    arguments.files(), arguments.console(), arguments.currency(), arguments.json(), out, err);
        }
        var options = new ImportOptions(arguments.currency());
        var results =
                arguments.files().stream().map(file -> DryRun.of(file, options)).toList();
        out.println(arguments.json() ? ImportJson.of(results) : ImportText.of(results));
        var exit = DONE;
        for (var result : results) {
            var refusal = result.refusal();
            if (refusal != null) {
                err.println("tradewind: " + result.file() + ": " + refusal.reason() + ". " + refusal.advice());
                exit = BAD_INPUT;
            }
        }
        return exit;
    }

    private static @Nullable Arguments parse(String[] args, PrintStream err) {
        var files = new ArrayList<Path>();
        var dryRun = false;
        var json = false;
        String currency = null;
        String console = null;
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--dry-run" -> dryRun = true;
                case "--json" -> json = true;
                case "--currency", "--console" -> {
                    if (i + 1 == args.length) {
                        err.println("tradewind: " + args[i] + " needs a value");
                        return null;
                    }
                    if (args[i].equals("--console")) {
                        console = args[++i];
                    } else {
                        currency = args[++i].toUpperCase(Locale.ROOT);
                    }
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
        return files.isEmpty() ? null : new Arguments(files, dryRun, json, currency, console);
    }
}
