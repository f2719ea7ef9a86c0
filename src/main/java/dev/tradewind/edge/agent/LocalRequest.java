package dev.tradewind.edge.agent;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of an application.
 *
 * @param path as it was sent, without its query
 * @param headers by their names in lower case
 */
record LocalRequest(String method, String path, Map<String, String> headers, byte[] body) {

    @Nullable
    String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
