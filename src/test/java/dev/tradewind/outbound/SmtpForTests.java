package dev.tradewind.outbound;

import java.time.Clock;
import java.time.Duration;

/** The real client, for a server on this machine without TLS. */
public final class SmtpForTests {
    private SmtpForTests() {}

    public static Smtp local(int port, Clock clock) {
        return with(port, SmtpSettings.Tls.NONE, clock);
    }

    static Smtp with(int port, SmtpSettings.Tls tls, Clock clock) {
        return new Smtp(
                new SmtpSettings(
                        "localhost",
                        port,
                        null,
                        null,
                        tls,
                        "tradewind@console.example",
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5)),
                clock);
    }
}
