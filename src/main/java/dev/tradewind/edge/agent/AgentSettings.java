package dev.tradewind.edge.agent;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an agent was started.
 *
 * @param token enrolment token, only for the first start
 * @param spiffe how the console knows this agent without a stored key; null for a key of its own
 * @param pulseMillis between two heart-beats
 * @param batch entries sent at once
 * @param probes endpoints to measure, to the site of each
 * @param probeMillis between two rounds
 */
record AgentSettings(
        String site,
        URI console,
        Path data,
        int port,
        @Nullable String token,
        @Nullable Spiffe spiffe,
        long diskLimitBytes,
        long pulseMillis,
        int batch,
        Map<String, String> probes,
        long probeMillis) {
    static final String VERSION = "1";

    /**
     * @param socket of the machine's Workload API
     * @param audience as the console names itself in {@code tradewind.identity.spiffe.audience}
     */
    record Spiffe(String socket, String audience) {}
}
