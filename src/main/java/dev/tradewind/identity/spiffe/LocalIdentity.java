package dev.tradewind.identity.spiffe;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Who a program without a console is, such as the agent of an edge site: JWT-SVIDs of its machine's Workload API. */
public final class LocalIdentity implements AutoCloseable {
    private final WorkloadApi api;
    private final OwnTokens tokens;

    private LocalIdentity(WorkloadApi api, OwnTokens tokens) {
        this.api = api;
        this.tokens = tokens;
    }

    /**
     * Nothing is asked yet.
     *
     * @param socket {@code unix:///path} or an absolute path
     * @param timeout of one request to the Workload API
     * @throws IllegalArgumentException when the socket is neither
     */
    public static LocalIdentity at(String socket, Duration timeout, Clock clock) {
        var api = new WorkloadApi(path(socket));
        return new LocalIdentity(api, new OwnTokens(api, timeout, clock));
    }

    static Path path(String socket) {
        if (!socket.startsWith("unix:") && !socket.startsWith("/")) {
            throw new IllegalArgumentException(
                    "the socket of the Workload API is " + socket + ", it must be unix:///path or an absolute path");
        }
        return Path.of(socket.replaceFirst("^unix:(//(?=/))?", ""));
    }

    /** A JWT-SVID for the receiver, held until half its life. */
    public String token(String audience) throws NoIdentity {
        return tokens.token(audience);
    }

    @Override
    public void close() {
        api.close();
    }
}
