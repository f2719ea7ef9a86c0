package dev.tradewind.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** {@code tradewind bench cli|console --json}. */
public final class BenchCommand {
    private BenchCommand() {}

    /** @return 0 when measured, 2 when there is no such bench, 3 when a process failed */
    public static int run(String name, PrintStream out, PrintStream err) {
        if (Set.of("peers", "load", "pages").contains(name)) {
            err.println("tradewind bench " + name + ": what it needs is not in this jar. Maybe run ./tradewind bench "
                    + name + " in the sources, which fetches it?");
            return 2;
        }
        try {
            List<BenchResult> results = switch (name) {
                case "cli" -> CliBench.measure();
                case "console" -> ConsoleBench.measure();
                default -> List.of();
            };
            if (results.isEmpty()) {
                err.println(
                        "tradewind bench: no bench named '" + name
                                + "'. Maybe: decide, plan, peers, load, pages, signals, ingest, query, execute, audit, edge, cli, console?");
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
