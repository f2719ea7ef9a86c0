package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import java.util.Optional;

/** What one source answered before, by address, so that it need only say that nothing changed. */
interface KnownAnswers {
    Optional<KnownAnswer> to(OutboundRequest request);

    void remember(OutboundRequest request, KnownAnswer answer);
}
