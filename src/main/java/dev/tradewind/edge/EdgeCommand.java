package dev.tradewind.edge;

import dev.tradewind.edge.agent.AgentProcess;
import dev.tradewind.edge.bench.EdgeBench;
import dev.tradewind.edge.bench.RealConsoles;
import java.io.PrintStream;

/** {@code tradewind edge}: the agent of a site, until it is stopped. */
public final class EdgeCommand {
    private EdgeCommand() {}

    /** @return 0 when stopped, 2 when the words are bad, 3 when the directory or port cannot be used */
    public static int run(String[] words, PrintStream out, PrintStream err) {
        return AgentProcess.run(words, out, err);
    }

    /**
     * {@code tradewind bench edge}.
     *
     * @param consoles whole ones, which this module does not know
     */
    public static int bench(String[] words, PrintStream out, PrintStream err, RealConsoles consoles) {
        return EdgeBench.run(words, out, err, consoles);
    }
}
