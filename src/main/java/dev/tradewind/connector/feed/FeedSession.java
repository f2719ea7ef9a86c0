package dev.tradewind.connector.feed;

import dev.tradewind.egress.flow.FlowRecord;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.latency.LinkDigest;
import dev.tradewind.outbound.Outbound;
import dev.tradewind.outbound.OutboundAnswer;
import dev.tradewind.outbound.OutboundRequest;
import dev.tradewind.quantity.TimeRange;
import dev.tradewind.signal.SignalPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One round of questions to one source: asks, keeps every answer as evidence, collects the points that are believed. */
final class FeedSession {
    // Prices are decimals to the last digit that the source states.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final int MOST_OBJECTIONS = 20;

    private final Outbound outbound;
    private final Blobs blobs;
    private final KnownAnswers known;
    private final TimeRange asked;
    private final Instant now;
    private final List<SignalPoint> points = new ArrayList<>();
    private final List<FlowRecord> flows = new ArrayList<>();
    private final List<LinkDigest> digests = new ArrayList<>();
    private final List<String> evidence = new ArrayList<>();
    private final List<String> objections = new ArrayList<>();
    private int refused;

    FeedSession(Outbound outbound, Blobs blobs, KnownAnswers known, TimeRange asked, Instant now) {
        this.outbound = outbound;
        this.blobs = blobs;
        this.known = known;
        this.asked = asked;
        this.now = now;
    }

    /** Makes something of the bytes of an answer, or says that they are broken. */
    @FunctionalInterface
    interface Form<T> {
        T of(byte[] body) throws FeedStopped;
    }

    Instant now() {
        return now;
    }

    TimeRange asked() {
        return asked;
    }

    /** The answer as JSON, kept as evidence, or a stop that says why there is none. */
    JsonNode json(OutboundRequest request) throws FeedStopped, InterruptedException {
        return answer(request, body -> tree(request, body));
    }

    /** An answer that holds a secret, such as a token: never kept. */
    JsonNode secretJson(OutboundRequest request) throws FeedStopped, InterruptedException {
        return switch (outbound.send(request)) {
            case OutboundAnswer.Answered(byte[] body, var etag, var lastModified) -> tree(request, body);
            case OutboundAnswer other -> throw stopped(request, other);
        };
    }

    /**
     * The answer in another form, kept as evidence. Where the source says that nothing changed, what it said before is
     * read again.
     */
    <T> T answer(OutboundRequest request, Form<T> form) throws FeedStopped, InterruptedException {
        KnownAnswer before =
                known.to(request).filter(kept -> blobs.has(kept.sha256())).orElse(null);
        OutboundRequest question = before == null ? request : request.unlessStill(before.etag(), before.lastModified());
        return switch (outbound.send(question)) {
            case OutboundAnswer.Answered(byte[] body, var etag, var lastModified) -> {
                String sha256 = keep(body);
                T read = form.of(body);
                if (etag != null || lastModified != null) {
                    known.remember(request, new KnownAnswer(etag, lastModified, sha256));
                }
                yield read;
            }
            case OutboundAnswer.NotModified()
            when before != null -> {
                evidence.add(before.sha256());
                yield form.of(kept(before.sha256()));
            }
            case OutboundAnswer other -> throw stopped(request, other);
        };
    }

    private byte[] kept(String sha256) {
        try (var in = blobs.open(sha256)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException("evidence " + sha256, broken);
        }
    }

    private static JsonNode tree(OutboundRequest request, byte[] body) throws FeedStopped {
        try {
            return JSON.readTree(body);
        } catch (JacksonException broken) {
            throw new FeedStopped(request + " answered with something that is no JSON, or only half of it", body);
        }
    }

    private static FeedStopped stopped(OutboundRequest request, OutboundAnswer answer) {
        return switch (answer) {
            case OutboundAnswer.Answered(byte[] body, var etag, var lastModified) ->
                new FeedStopped(request + " answered where it should not", body);
            case OutboundAnswer.NotModified() ->
                new FeedStopped(request + ": the source says that nothing changed, but nothing is known yet");
            case OutboundAnswer.Refused(int status, byte[] body) ->
                new FeedStopped(
                        String.format(Locale.ROOT, "%s was refused with status %d%s", request, status, advice(status)),
                        body);
            case OutboundAnswer.Failed(String reason, byte[] body, var askedPause) ->
                new FeedStopped(request + " failed: " + reason, body);
            case OutboundAnswer.CircuitOpen(Instant until) ->
                new FeedStopped(
                        request + " was not sent: the host failed several times and is left alone until " + until);
            case OutboundAnswer.Forbidden(String reason) -> new FeedStopped(request + " was not sent: " + reason);
        };
    }

    /** Takes a point if it can be believed, otherwise notes why not. */
    void take(SignalPoint point) {
        Plausible.objection(point, asked, now).ifPresentOrElse(this::refuse, () -> points.add(point));
    }

    /** Takes what was counted between two ends. */
    void take(FlowRecord flow) {
        flows.add(flow);
    }

    /** Takes the samples of a link. */
    void take(LinkDigest digest) {
        digests.add(digest);
    }

    /** Notes a value that cannot become a point. */
    void refuse(String why) {
        refused++;
        if (objections.size() < MOST_OBJECTIONS) {
            objections.add(why);
        }
    }

    /** Keeps an answer as evidence, broken or not. */
    String keep(byte[] answer) {
        String sha256 = blobs.put(answer).sha256();
        evidence.add(sha256);
        return sha256;
    }

    List<SignalPoint> points() {
        return List.copyOf(points);
    }

    List<LinkDigest> digests() {
        return List.copyOf(digests);
    }

    List<FlowRecord> flows() {
        return List.copyOf(flows);
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
