package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Known answers in memory. */
final class Remembered implements KnownAnswers {
    private final Map<URI, KnownAnswer> byAddress = new HashMap<>();

    @Override
    public Optional<KnownAnswer> to(OutboundRequest request) {
        return Optional.ofNullable(byAddress.get(request.uri()));
    }

    @Override
    public void remember(OutboundRequest request, KnownAnswer answer) {
        byAddress.put(request.uri(), answer);
    }
}
