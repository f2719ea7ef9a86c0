package dev.tradewind.connector.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The live sources that are switched on; none unless somebody names them.
 *
 * @param mixFactors file with what a kWh of each production type emits, in place of ours
 */
@ConfigurationProperties("tradewind.connector")
public record FeedSettings(
        @DefaultValue List<FeedSource> feeds, @Nullable String mixFactors) {

    public FeedSettings {
        feeds = List.copyOf(feeds);
        Set<String> ids = new HashSet<>();
        for (FeedSource feed : feeds) {
            if (!ids.add(feed.id())) {
                throw new IllegalArgumentException("tradewind.connector.feeds: the id '" + feed.id()
                        + "' is used twice. Each feed needs its own.");
            }
        }
    }
}
