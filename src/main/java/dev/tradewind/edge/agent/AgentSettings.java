package dev.tradewind.edge.agent;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How an agent was started.
 *
 * @param token enrolment token, only for the first start
 * @param pulseMillis between two heart-beats
 * @param batch entries sent at once
 */
record AgentSettings(
        String site,
        URI console,
        Path data,
        int port,
        @Nullable String token,
        long diskLimitBytes,
        long pulseMillis,
        int batch) {
    static final String VERSION = "1";
}
