package dev.tradewind.planning.cli;

import dev.tradewind.planning.PlanJson;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/** {@code bench decide|plan --json [--seed N]}; decide also {@code --console URL --workload NAME [--seconds N]}, token in the environment. */
public final class EngineBench {
    private static final int SECONDS = 60;

    private EngineBench() {}

    record Report(String name, String machine, List<BenchResult> results) {}

    public static boolean knows(String name) {
        return name.equals("decide") || name.equals("plan");
    }

    public static int run(String name, String[] args, PrintStream out, PrintStream err) {
        long seed = 1;
        String console = null;
        String workload = null;
        var seconds = SECONDS;
        for (var index = 0; index < args.length; index++) {
            if (args[index].equals("--seed") && index + 1 < args.length && args[index + 1].matches("\\d{1,9}")) {
                seed = Long.parseLong(args[++index]);
            } else if (name.equals("decide") && args[index].equals("--console") && index + 1 < args.length) {
                console = args[++index];
            } else if (name.equals("decide") && args[index].equals("--workload") && index + 1 < args.length) {
                workload = args[++index];
            } else if (name.equals("decide")
                    && args[index].equals("--seconds")
                    && index + 1 < args.length
                    && args[index + 1].matches("[1-9]\\d{0,3}")) {
                seconds = Integer.parseInt(args[++index]);
            } else if (!args[index].equals("--json")) {
                err.println("tradewind: did not expect '" + args[index] + "'. Usage: tradewind bench " + name
                        + " --json [--seed N]"
                        + (name.equals("decide") ? " [--console URL --workload NAME [--seconds N]]" : ""));
                return 2;
            }
        }
        List<BenchResult> results;
        if (name.equals("plan")) {
            results = PlanBench.run(seed);
        } else if (console == null || workload == null) {
            results = DecideBench.run(seed);
        } else {
            try {
                results = DecideLoad.run(
                        URI.create(console), String.valueOf(System.getenv("TRADEWIND_TOKEN")), workload, seconds);
            } catch (IllegalArgumentException unfit) {
                err.println("tradewind: " + unfit.getMessage());
                return 2;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return 3;
            }
        }
        out.println(PlanJson.text(new Report(name, machine(), results)));
        return 0;
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.arch") + ", Java "
                + Runtime.version();
    }
}
