package dev.tradewind.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Leaves a host alone that failed several times in a row; after a while one request may try again. */
final class Circuits {
    private final int failuresToOpen;
    private final Duration openFor;
    private final Map<String, State> byHost = new ConcurrentHashMap<>();

    Circuits(int failuresToOpen, Duration openFor) {
        this.failuresToOpen = failuresToOpen;
        this.openFor = openFor;
    }

    /** Until when nothing is sent to the host, or empty. The first request after that moment is the one that tries. */
    Optional<Instant> openUntil(String host, Instant now) {
        State state = byHost.get(host);
        if (state == null || state.failures < failuresToOpen) {
            return Optional.empty();
        }
        Instant until = state.lastFailure.plus(openFor);
        if (now.isBefore(until)) {
            return Optional.of(until);
        }
        byHost.put(host, new State(state.failures, now));
        return Optional.empty();
    }

    void succeeded(String host) {
        byHost.remove(host);
    }

    void failed(String host, Instant now) {
        byHost.merge(host, new State(1, now), (before, one) -> new State(before.failures + 1, now));
    }

    private record State(int failures, Instant lastFailure) {}
}
