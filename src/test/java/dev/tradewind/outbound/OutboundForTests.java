package dev.tradewind.outbound;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The real client, allowed to ask this machine, never waiting. */
public final class OutboundForTests {
    private OutboundForTests() {}

    public static Outbound local() {
        var settings = new OutboundSettings(
                List.of("localhost"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                1,
                Duration.ofMillis(1),
                Duration.ofSeconds(30),
                1 << 20,
                50,
                Duration.ofSeconds(60));
        return new Outbound(settings, Clock.systemUTC(), length -> {});
    }
}
