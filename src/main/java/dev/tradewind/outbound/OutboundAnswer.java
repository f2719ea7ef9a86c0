package dev.tradewind.outbound;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of a question to the outside. */
public sealed interface OutboundAnswer {

    /**
     * The server answered with 2xx.
     *
     * @param lastModified as the server wrote it
     */
    record Answered(
            byte[] body, @Nullable String etag, @Nullable String lastModified) implements OutboundAnswer {}

    /** The server says that what is here is still true. */
    record NotModified() implements OutboundAnswer {}

    /** The server understood and said no; asking again changes nothing. */
    record Refused(int status, byte[] body) implements OutboundAnswer {}

    /**
     * No usable answer after all tries.
     *
     * @param body of the last answer, where there was one
     * @param askedPause how long the server wants to be left alone, where it said so
     */
    record Failed(String reason, byte @Nullable [] body, Optional<Duration> askedPause) implements OutboundAnswer {}

    /** Nothing was sent: the host failed several times in a row and is left alone for a while. */
    record CircuitOpen(Instant until) implements OutboundAnswer {}

    /** Nothing was sent: the address is one that this console must not ask. */
    record Forbidden(String reason) implements OutboundAnswer {}
}
