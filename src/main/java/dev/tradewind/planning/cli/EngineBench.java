package dev.tradewind.planning.cli;

import dev.tradewind.planning.PlanJson;
import java.io.PrintStream;
import java.util.List;

/** {@code bench decide|plan --json [--seed N]}. */
public final class EngineBench {
    private EngineBench() {}

    record Report(String name, String machine, List<BenchResult> results) {}

    public static boolean knows(String name) {
        return name.equals("decide") || name.equals("plan");
    }

    public static int run(String name, String[] args, PrintStream out, PrintStream err) {
        long seed = 1;
        for (var index = 0; index < args.length; index++) {
            if (args[index].equals("--seed") && index + 1 < args.length && args[index + 1].matches("\\d{1,9}")) {
                seed = Long.parseLong(args[++index]);
            } else if (!args[index].equals("--json")) {
                err.println("tradewind: did not expect '" + args[index] + "'. Usage: tradewind bench " + name
                        + " --json [--seed N]");
                return 2;
            }
        }
        var results = name.equals("plan") ? PlanBench.run(seed) : DecideBench.run(seed);
        out.println(PlanJson.text(new Report(name, machine(), results)));
        return 0;
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.arch") + ", Java "
                + Runtime.version();
    }
}
