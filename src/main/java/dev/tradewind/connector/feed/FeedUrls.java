package dev.tradewind.connector.feed;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses with parameters, each encoded. */
final class FeedUrls {
    private FeedUrls() {}

    /** @param parameters name, value, name, value … */
    static String of(FeedSource source, String usualUrl, String path, String... parameters) {
        String base = source.url() == null ? usualUrl : source.url();
        var url = new StringBuilder(base.endsWith("/") ? base.substring(0, base.length() - 1) : base).append(path);
        for (int i = 0; i + 1 < parameters.length; i += 2) {
            url.append(i == 0 ? '?' : '&')
                    .append(encoded(parameters[i]))
                    .append('=')
                    .append(encoded(parameters[i + 1]));
        }
        return url.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
