package dev.tradewind.outbound;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The real client, allowed to ask this machine, never waiting. */
public final class OutboundForTests {
    private OutboundForTests() {}

    public static Outbound local() {
        return new Outbound(settings(List.of("localhost")), Clock.systemUTC(), length -> {});
    }

    /** The real probe, allowed to reach these hosts although they are private. */
    public static Reach reach(String... allowed) {
        return new Reach(settings(List.of(allowed)));
    }

    private static OutboundSettings settings(List<String> allowedHosts) {
        return new OutboundSettings(
                allowedHosts,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                1,
                Duration.ofMillis(1),
                Duration.ofSeconds(30),
                1 << 20,
                50,
                Duration.ofSeconds(60));
    }
}
