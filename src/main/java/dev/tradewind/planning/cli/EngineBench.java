package dev.tradewind.planning.cli;

import dev.tradewind.bench.BenchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code bench decide|plan --json [--seed N]}; plan also {@code --only 10k|growth} or {@code --runs N}; decide also
 * {@code --only inprocess|http|replicas}, {@code --seconds N}, or {@code --console URL --workload NAME} of a console that
 * runs already, token in the environment.
 */
public final class EngineBench {
    private static final int SECONDS = 60;
    private static final Map<String, Set<String>> CASES =
            Map.of("decide", Set.of("inprocess", "http", "replicas"), "plan", Set.of("10k", "growth"));

    private EngineBench() {}

    /** Cases that need whole consoles, in processes of their own. */
    public interface Served {
        List<BenchResult> http(int seconds) throws IOException, InterruptedException;

        /** Without PostgreSQL it says so, and returns nothing. */
        List<BenchResult> replicas(int seconds, PrintStream err) throws IOException, InterruptedException;
    }

    public static boolean knows(String name) {
        return name.equals("decide") || name.equals("plan");
    }

    public static int run(String name, String[] args, PrintStream out, PrintStream err, Served served) {
        long seed = 1;
        var runs = 0;
        String console = null;
        String workload = null;
        var seconds = SECONDS;
        var only = "";
        for (var index = 0; index < args.length; index++) {
            if (args[index].equals("--seed") && index + 1 < args.length && args[index + 1].matches("\\d{1,9}")) {
                seed = Long.parseLong(args[++index]);
            } else if (name.equals("plan")
                    && args[index].equals("--runs")
                    && index + 1 < args.length
                    && args[index + 1].matches("[1-9]\\d{0,5}")) {
                runs = Integer.parseInt(args[++index]);
            } else if (args[index].equals("--only")
                    && index + 1 < args.length
                    && CASES.getOrDefault(name, Set.of()).contains(args[index + 1])) {
                only = args[++index];
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
                        + (name.equals("plan")
                                ? " [--only 10k|growth] [--runs N]"
                                : " [--only inprocess|http|replicas] [--seconds N] [--console URL --workload NAME]"));
                return 2;
            }
        }
        List<BenchResult> results;
        try {
            if (name.equals("plan")) {
                results = runs > 0 ? PlanBench.ofRuns(runs, seed) : plan(only, seed);
            } else if (console == null || workload == null) {
                results = decide(only, seed, seconds, served, err);
            } else {
                results = DecideLoad.run(
                        URI.create(console), String.valueOf(System.getenv("TRADEWIND_TOKEN")), workload, seconds);
            }
        } catch (IllegalArgumentException unfit) {
            err.println("tradewind: " + unfit.getMessage());
            return 2;
        } catch (IOException failed) {
            err.println("tradewind bench " + name + ": " + failed.getMessage());
            return 3;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 3;
        }
        out.println(BenchResult.json(name, results));
        return 0;
    }

    private static List<BenchResult> plan(String only, long seed) {
        var results = new ArrayList<BenchResult>();
        // first, since what it holds at most is counted for the whole process
        if (!only.equals("growth")) {
            results.addAll(PlanBench.run(seed));
        }
        if (!only.equals("10k")) {
            results.addAll(GrowthBench.run(seed));
        }
        return results;
    }

    private static List<BenchResult> decide(String only, long seed, int seconds, Served served, PrintStream err)
            throws IOException, InterruptedException {
        var results = new ArrayList<BenchResult>();
        if (only.isEmpty() || only.equals("inprocess")) {
            results.addAll(DecideBench.run(seed));
        }
        if (only.isEmpty() || only.equals("http")) {
            results.addAll(served.http(seconds));
        }
        if (only.isEmpty() || only.equals("replicas")) {
            results.addAll(served.replicas(seconds, err));
        }
        return results;
    }
}
