package dev.tradewind.connector.feed;

import dev.tradewind.evidence.Blobs;
import dev.tradewind.outbound.Outbound;
import dev.tradewind.outbound.OutboundAnswer;
import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One round of questions to one source: asks, keeps every answer as evidence, collects the points that are believed. */
final class FeedSession {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_OBJECTIONS = 20;

    private final Outbound outbound;
    private final Blobs blobs;
    private final TimeRange asked;
    private final Instant now;
    private final List<SignalPoint> points = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();
    private final List<String> objections = new ArrayList<>();
    private int refused;

    FeedSession(Outbound outbound, Blobs blobs, TimeRange asked, Instant now) {
        this.outbound = outbound;
        this.blobs = blobs;
        this.asked = asked;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    /** The answer as JSON, kept as evidence, or a stop that says why there is none. */
    JsonNode json(OutboundRequest request) throws FeedStopped, InterruptedException {
        byte[] body = bytes(request);
        keep(body);
        return tree(request, body);
    }

    /** An answer that holds a secret, such as a token: never kept. */
    JsonNode secretJson(OutboundRequest request) throws FeedStopped, InterruptedException {
        return tree(request, bytes(request));
    }

    private static JsonNode tree(OutboundRequest request, byte[] body) throws FeedStopped {
        try {
            return JSON.readTree(body);
        } catch (JacksonException broken) {
            throw new FeedStopped(request + " answered with something that is no JSON, or only half of it", body);
        }
    }

    private byte[] bytes(OutboundRequest request) throws FeedStopped, InterruptedException {
        return switch (outbound.send(request)) {
            case OutboundAnswer.Answered(byte[] body, var etag) -> body;
            case OutboundAnswer.NotModified() -> throw new FeedStopped(request + ": nothing new");
            case OutboundAnswer.Refused(int status, byte[] body) ->
                throw new FeedStopped(
                        String.format(Locale.ROOT, "%s was refused with status %d%s", request, status, advice(status)),
                        body);
            case OutboundAnswer.Failed(String reason, byte[] body) ->
                throw new FeedStopped(request + " failed: " + reason, body);
            case OutboundAnswer.CircuitOpen(Instant until) ->
                throw new FeedStopped(
                        request + " was not sent: the host failed several times and is left alone until " + until);
            case OutboundAnswer.Forbidden(String reason) -> throw new FeedStopped(request + " was not sent: " + reason);
        };
    }

    /** Takes a point if it can be believed, otherwise notes why not. */
    void take(SignalPoint point) {
        Plausible.objection(point, asked, now).ifPresentOrElse(this::refuse, () -> points.add(point));
    }

    /** Notes a value that cannot become a point. */
    void refuse(String why) {
        refused++;
        if (objections.size() < MOST_OBJECTIONS) {
            objections.add(why);
        }
    }

    void keep(byte[] answer) {
        evidence.add(blobs.put(answer).sha256());
    }

    List<SignalPoint> points() {
        return List.copyOf(points);
    }

    List<String> evidence() {
        return evidence.stream().distinct().toList();
    }

    int refused() {
        return refused;
    }

    List<String> objections() {
        return List.copyOf(objections);
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> ". Maybe the key is missing, wrong or not good for this zone?";
            case 404 -> ". Maybe the zone or the address is wrong?";
            default -> "";
        };
    }
}
