package dev.tradewind.outbound;

import java.time.Instant;
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
     */
    record Failed(String reason, byte @Nullable [] body) implements OutboundAnswer {}

    /** Nothing was sent: the host failed several times in a row and is left alone for a while. */
    record CircuitOpen(Instant until) implements OutboundAnswer {}

    /** Nothing was sent: the address is one that this console must not ask. */
    record Forbidden(String reason) implements OutboundAnswer {}
}
