package dev.tradewind.connector.feed;

import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Range queries to a Prometheus server, every 15 minutes, up to now. */
final class PrometheusRange {
    static final Duration STEP = Duration.ofMinutes(15);
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_WORDS = 300;
    private static final int MOST_DIGITS = 18;

    /** The end of the year 9999. */
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

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
        JsonNode answer = answer(secret == null ? request : request.with("Authorization", "Bearer " + secret), session);
        for (JsonNode warning : answer.path("warnings")) {
            session.refuse("answered in part, says the source: " + warning.asString(""));
        }
        String kind = answer.path("data").path("resultType").asString("matrix");
        if (!kind.equals("matrix")) {
            throw new FeedStopped("expected a matrix, which is series over time, found a " + kind
                    + ". Maybe the query is a number or a text, or the address is not that of query_range?");
        }
        return Answers.list(answer.path("data"), "result");
    }

    /** The server words what is wrong with a question in its body, whatever the status. */
    private static JsonNode answer(OutboundRequest request, FeedSession session)
            throws FeedStopped, InterruptedException {
        try {
            JsonNode answer = session.json(request);
            if (answer.path("status").asString("").equals("error")) {
                throw new FeedStopped(request + " was answered with an error" + said(answer));
            }
            return answer;
        } catch (FeedStopped stopped) {
            byte[] body = stopped.answer();
            throw body == null ? stopped : new FeedStopped(stopped.getMessage() + said(body), body);
        }
    }

    private static String said(byte[] body) {
        try {
            return said(JSON.readTree(body));
        } catch (JacksonException other) {
            return "";
        }
    }

    private static String said(JsonNode answer) {
        String error = answer.path("error").asString("");
        if (!answer.path("status").asString("").equals("error") || error.isEmpty()) {
            return "";
        }
        String words = error.length() > MOST_WORDS ? error.substring(0, MOST_WORDS) + "…" : error;
        return ": the server says '" + words + "'. Maybe "
                + (answer.path("errorType").asString("").equals("bad_data")
                        ? "the query has a fault, or asks for more points than the server gives?"
                        : "the server is busy, or its limits of time and samples are too low for a day?");
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

    static Instant at(JsonNode sample) throws FeedStopped {
        JsonNode at = sample.path(0);
        if (!at.isNumber()) {
            throw new FeedStopped("expected seconds since 1970 as the time of a sample, found " + at);
        }
        BigDecimal seconds = Answers.figure(at.decimalValue(), "time");
        if (seconds.abs().compareTo(LAST_SECOND) > 0) {
            throw new FeedStopped("expected seconds since 1970 as the time of a sample, found " + seconds);
        }
        return Instant.ofEpochSecond(seconds.longValue());
    }

    /** Null for NaN and infinities: unknown, never 0. */
    static @Nullable BigDecimal value(JsonNode sample) throws FeedStopped {
        String text = sample.path(1).asString("NaN");
        if (text.equals("NaN") || text.endsWith("Inf")) {
            return null;
        }
        try {
            return Answers.figure(new BigDecimal(text), "value");
        } catch (NumberFormatException wrong) {
            throw new FeedStopped("expected a number as sample, found '" + text + "'");
        }
    }

    /** As above, of a counter. */
    static @Nullable BigDecimal counted(JsonNode sample) throws FeedStopped {
        BigDecimal value = value(sample);
        if (value != null && (value.signum() < 0 || value.precision() - value.scale() > MOST_DIGITS)) {
            throw new FeedStopped("expected a counter of bytes, from 0 up to 18 digits, found " + value
                    + ". Maybe a recording rule writes another number under its name?");
        }
        return value;
    }
}
