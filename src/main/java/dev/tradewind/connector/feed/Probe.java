package dev.tradewind.connector.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * An endpoint that somebody had the console measure.
 *
 * @param id how its rounds are called
 * @param endpoint {@code tcp://host:port}, or an http or https address
 * @param fromSite where the console stands
 * @param toSite where the endpoint stands
 * @param madeBy opaque id of the person
 */
public record Probe(
        String id, String endpoint, String fromSite, String toSite, Duration every, Instant madeAt, String madeBy) {
    FeedSource source() {
        return new FeedSource(id, ProbeFeed.TYPE, null, null, null, every, Map.of(endpoint, fromSite + ">" + toSite));
    }
}
