package dev.tradewind.edge.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** An agent that starts with a long queue and has a console to send it to. */
public final class QueuedSite {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private QueuedSite() {}

    /** @return seconds from the agent's start until its queue is empty */
    public static double drained(Path data, String site, String console, String token, long queued)
            throws IOException, InterruptedException {
        QueueBench.fill(data, queued);
        var words = List.of("--site", site, "--console", console, "--token", token, "--pulse-ms", "500");
        try (var agent = AgentUnderTest.start(data, List.of(), words)) {
            var from = System.nanoTime();
            Patience.await("the last of the queue", LONGEST, () -> empty(agent));
            return (System.nanoTime() - from) / 1e9;
        }
    }

    private static boolean empty(AgentUnderTest agent) {
        try {
            return agent.get("/status").contains("\"queued\":0,");
        } catch (IOException notNow) {
            return false;
        }
    }
}
