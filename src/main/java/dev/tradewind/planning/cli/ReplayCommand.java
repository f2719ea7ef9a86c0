package dev.tradewind.planning.cli;

import dev.tradewind.planning.PlanJson;
import dev.tradewind.planning.replay.Replay;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;

/** {@code replay nightly|ml-project|defer|gaia --data DIR … [--as-published] [--forecast-error 0.05 --seeds 10] --json}. */
public final class ReplayCommand {
    private static final String USAGE = "tradewind replay nightly|ml-project|defer|gaia --data DIR [--data DIR]"
            + " [--as-published] [--forecast-error 0.05 --seeds 10] --json";

    private ReplayCommand() {}

    /** Exit code 0 with results, 2 for bad input. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        String experiment = null;
        var roots = new ArrayList<Path>();
        var asPublished = false;
        double error = 0;
        var seeds = 10;
        for (var index = 0; index < args.length; index++) {
            var value = index + 1 < args.length ? args[index + 1] : "";
            switch (args[index]) {
                case "--json" -> {}
                case "--as-published" -> asPublished = true;
                case "--data" -> {
                    roots.add(Path.of(value));
                    index++;
                }
                case "--forecast-error" -> {
                    if (!value.matches("0?\\.?\\d{1,6}")) {
                        return bad(err, "--forecast-error is '" + value + "', expected a share such as 0.05");
                    }
                    error = Double.parseDouble(value);
                    index++;
                }
                case "--seeds" -> {
                    if (!value.matches("[1-9]\\d{0,3}")) {
                        return bad(err, "--seeds is '" + value + "', expected a whole number");
                    }
                    seeds = Integer.parseInt(value);
                    index++;
                }
                default -> {
                    if (experiment != null || args[index].startsWith("-")) {
                        return bad(err, "did not expect '" + args[index] + "'");
                    }
                    experiment = args[index];
                }
            }
        }
        if (experiment == null || roots.isEmpty()) {
            return bad(err, "an experiment and a folder are needed");
        }
        try {
            out.println(PlanJson.text(Replay.of(experiment, roots, asPublished, error, seeds)));
            return 0;
        } catch (IllegalArgumentException unfit) {
            return bad(err, String.valueOf(unfit.getMessage()));
        } catch (IOException unreadable) {
            return bad(err, "cannot read " + unreadable.getMessage());
        }
    }

    private static int bad(PrintStream err, String what) {
        err.println("tradewind: " + what + ". Usage: " + USAGE);
        return 2;
    }
}
