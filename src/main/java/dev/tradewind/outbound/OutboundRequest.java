package dev.tradewind.outbound;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to the outside. Headers may hold secrets and never appear in messages.
 *
 * @param etag of the answer that is already here; the server may then say that nothing changed
 */
public record OutboundRequest(
        URI uri, Map<String, String> headers, @Nullable String etag) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    public static OutboundRequest get(String uri) {
        return new OutboundRequest(URI.create(uri), Map.of(), null);
    }

    public OutboundRequest with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new OutboundRequest(uri, more, etag);
    }

    public OutboundRequest unlessStill(@Nullable String knownEtag) {
        return new OutboundRequest(uri, headers, knownEtag);
    }

    /** What may stand in a message: the address without its query, where keys sometimes stand. */
    public String shown() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    @Override
    public String toString() {
        return "GET " + shown();
    }
}
