package dev.tradewind.connector.feed;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One live source as configured.
 *
 * @param id how the console calls it, for example {@code em-de}
 * @param type which interface it speaks: {@code electricity-maps}, {@code watttime}, {@code gb-carbon-intensity}, {@code
 *     prometheus-rtt}, {@code azure-retail-prices}
 * @param url where it is, if not at its usual place
 * @param user for interfaces that log in
 * @param secret the key, token or password; a reference such as {@code ${env:EM_TOKEN}} or {@code ${file:/run/em}}
 * @param every how often it is asked
 * @param series what to ask for: the source's own name (a region, a query) to our zone, link or site
 */
public record FeedSource(
        String id,
        String type,
        @Nullable String url,
        @Nullable String user,
        @Nullable String secret,
        @DefaultValue("1h") Duration every,
        @DefaultValue Map<String, String> series) {

    public FeedSource {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            throw new IllegalArgumentException("tradewind.connector.feeds: the id '" + id
                    + "' is not made of up to 40 small letters, digits and hyphens");
        }
        if (every.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException(
                    "tradewind.connector.feeds." + id + ".every is " + every + "; expected one minute or more");
        }
        series = Map.copyOf(series);
    }

    /** The secret, or a refusal that names the setting. */
    String requiredSecret() throws FeedStopped {
        if (secret == null || secret.isBlank()) {
            throw new FeedStopped("no key: set tradewind.connector.feeds (" + id + ") secret to a reference such as "
                    + "${env:NAME} or ${file:/path}");
        }
        return secret;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return type + " feed " + id;
    }
}
