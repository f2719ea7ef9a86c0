package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Range queries to a Prometheus server, every 15 minutes, up to now. */
final class PrometheusRange {
    static final Duration STEP = Duration.ofMinutes(15);
    static final String USUAL_URL = "http://localhost:9090";

    private PrometheusRange() {}

    /** The series that a query gives: each with {@code metric} and {@code values}. */
    static JsonNode ask(FeedSource source, String query, TimeRange range, FeedSession session)
            throws FeedStopped, InterruptedException {
        Instant to = range.to().isAfter(session.now()) ? session.now() : range.to();
        var request = OutboundRequest.get(FeedUrls.of(
                source,
                USUAL_URL,
                "/api/v1/query_range",
                "query",
                query,
                "start",
                Long.toString(onStep(range.from())),
                "end",
                Long.toString(onStep(to)),
                "step",
                Long.toString(STEP.toSeconds())));
        String secret = source.secret();
        JsonNode answer = session.json(secret == null ? request : request.with("Authorization", "Bearer " + secret));
        for (JsonNode warning : answer.path("warnings")) {
            session.refuse("answered in part, says the source: " + warning.asString(""));
        }
        return Answers.list(answer.path("data"), "result");
    }

    /** As above, where an answer in part would stand for the whole. */
    static JsonNode askForAll(FeedSource source, String query, TimeRange range, FeedSession session)
            throws FeedStopped, InterruptedException {
        int before = session.refused();
        JsonNode answer = ask(source, query, range, session);
        if (session.refused() > before) {
            throw new FeedStopped("answered in part only: "
                    + session.objections().stream()
                            .reduce((first, last) -> last)
                            .orElse(""));
        }
        return answer;
    }

    /** The same instants in every round, so that a sample asked for again is the same point. */
    private static long onStep(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), STEP.toSeconds()) * STEP.toSeconds();
    }

    static Instant at(JsonNode sample) {
        return Instant.ofEpochSecond(sample.path(0).asLong());
    }

    /** Null for NaN and infinities: unknown, never 0. */
    static @Nullable BigDecimal value(JsonNode sample) throws FeedStopped {
        String text = sample.path(1).asString("NaN");
        if (text.equals("NaN") || text.endsWith("Inf")) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException wrong) {
            throw new FeedStopped("expected a number as sample, found '" + text + "'");
        }
    }
}
