package dev.tradewind.outbound;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** The real client, allowed to ask this machine, never waiting. */
public final class OutboundForTests {
    private OutboundForTests() {}

    public static Outbound local() {
        return new Outbound(settings(List.of("localhost")), Clock.systemUTC(), length -> {});
    }

    /** Answers every question with what is prepared and touches no network: for inputs by the thousand. */
    public static Outbound answering(Supplier<byte[]> bodies) {
        return new Outbound(settings(List.of("localhost")), Clock.systemUTC(), length -> {}) {
            @Override
            public OutboundAnswer send(OutboundRequest request) {
                return new OutboundAnswer.Answered(bodies.get(), null, null);
            }
        };
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
