package dev.tradewind.outbound;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to the outside, or a message. Headers may hold secrets and never appear in messages.
 *
 * @param body what is posted; null where something is asked for
 * @param etag of the answer that is already here; the server may then say that nothing changed
 * @param lastModified likewise, as the server wrote it
 */
public record OutboundRequest(
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        @Nullable String etag,
        @Nullable String lastModified) {

    public OutboundRequest {
        headers = Map.copyOf(headers);
    }

    public static OutboundRequest get(String uri) {
        return new OutboundRequest(URI.create(uri), Map.of(), null, null, null);
    }

    public static OutboundRequest post(URI uri, String contentType, byte[] body) {
        return new OutboundRequest(uri, Map.of("Content-Type", contentType), body, null, null);
    }

    public OutboundRequest with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new OutboundRequest(uri, more, body, etag, lastModified);
    }

    public OutboundRequest unlessStill(@Nullable String knownEtag, @Nullable String knownLastModified) {
        return new OutboundRequest(uri, headers, body, knownEtag, knownLastModified);
    }

    /** What may stand in a message: the address without its query, where keys sometimes stand. */
    public String shown() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + (uri.getRawPath() == null ? "" : uri.getRawPath());
    }

    @Override
    public String toString() {
        return (body == null ? "GET " : "POST ") + shown();
    }
}
