package dev.tradewind.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** {@code tradewind bench cli|console --json}. */
public final class BenchCommand {
    private BenchCommand() {}

    /** @return 0 when measured, 2 when there is no such bench, 3 when a process failed */
    public static int run(String name, PrintStream out, PrintStream err) {
        if (name.equals("peers")) {
            err.println(
                    "tradewind bench peers: other solvers are not in this jar. Maybe run ./tradewind bench peers in the"
                            + " sources, which fetches them?");
            return 2;
        }
        try {
            List<BenchResult> results = switch (name) {
                case "cli" -> CliBench.measure();
                case "console" -> ConsoleBench.measure();
                default -> List.of();
            };
            if (results.isEmpty()) {
                err.println("tradewind bench: no bench named '" + name
                        + "'. Maybe: decide, plan, peers, ingest, query, cli, console?");
                return 2;
            }
            out.println(BenchResult.json(name, results));
            return 0;
        } catch (IOException failed) {
            err.println("tradewind bench " + name + ": " + failed.getMessage());
            return 3;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 3;
        }
    }
}
