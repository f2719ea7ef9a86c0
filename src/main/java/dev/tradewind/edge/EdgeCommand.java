package dev.tradewind.edge;

import dev.tradewind.edge.agent.AgentProcess;
import dev.tradewind.edge.bench.EdgeBench;
import java.io.PrintStream;

/** {@code tradewind edge}: the agent of a site, until it is stopped. */
public final class EdgeCommand {
    private EdgeCommand() {}

    /** @return 0 when stopped, 2 when the words are bad, 3 when the directory or port cannot be used */
    public static int run(String[] words, PrintStream out, PrintStream err) {
        return AgentProcess.run(words, out, err);
    }

    /** {@code tradewind bench edge}. */
    public static int bench(String[] words, PrintStream out, PrintStream err) {
        return EdgeBench.run(words, out, err);
    }
}
