package dev.tradewind.outbound;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One exchange with a server, redirects included, and what to make of it. */
final class Attempt {
    private static final int MOST_REDIRECTS = 3;

    private final HttpClient client;
    private final AddressGuard guard;
    private final OutboundSettings settings;

    /** What one exchange led to. */
    sealed interface Outcome {
        record Final(OutboundAnswer answer) implements Outcome {}

        /** @param asked how long the server wants to be left alone, where it says so */
        record MayPass(String reason, byte @Nullable [] body, Optional<Duration> asked) implements Outcome {}
    }

    Attempt(HttpClient client, AddressGuard guard, OutboundSettings settings) {
        this.client = client;
        this.guard = guard;
        this.settings = settings;
    }

    Outcome exchange(OutboundRequest request, Instant now) throws InterruptedException {
        URI at = request.uri();
        try {
            for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
                HttpResponse<byte[]> response = client.send(
                        http(request, at),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), settings.largestAnswerBytes()));
                Optional<String> location = response.headers().firstValue("Location");
                if (response.statusCode() / 100 != 3
                        || response.statusCode() == 304
                        || location.isEmpty()
                        // what is posted goes where somebody meant it to go, or nowhere
                        || request.body() != null) {
                    return outcome(response, now);
                }
                at = at.resolve(location.get());
                Optional<String> objection = guard.objection(at);
                if (objection.isPresent()) {
                    return new Outcome.Final(new OutboundAnswer.Forbidden("redirected, and " + objection.get()));
                }
            }
            return new Outcome.Final(
                    new OutboundAnswer.Failed("more than " + MOST_REDIRECTS + " redirects", null, Optional.empty()));
        } catch (IOException broken) {
            String message = broken.getMessage();
            return new Outcome.MayPass(
                    broken.getClass().getSimpleName() + (message == null ? "" : ": " + message),
                    null,
                    Optional.empty());
        }
    }

    private HttpRequest http(OutboundRequest request, URI at) {
        var http =
                HttpRequest.newBuilder(at).timeout(settings.requestTimeout()).header("Accept", "application/json, */*");
        if (at.getRawAuthority().equals(request.uri().getRawAuthority())) {
            // Another host must not learn the secrets of this one.
            request.headers().forEach(http::header);
        }
        String etag = request.etag();
        if (etag != null) {
            http.header("If-None-Match", etag);
        }
        String lastModified = request.lastModified();
        if (lastModified != null) {
            http.header("If-Modified-Since", lastModified);
        }
        byte[] body = request.body();
        return (body == null ? http.GET() : http.POST(BodyPublishers.ofByteArray(body))).build();
    }

    private static Outcome outcome(HttpResponse<byte[]> response, Instant now) {
        int status = response.statusCode();
        byte[] body = response.body();
        if (status / 100 == 2) {
            return new Outcome.Final(new OutboundAnswer.Answered(
                    body,
                    response.headers().firstValue("ETag").orElse(null),
                    response.headers().firstValue("Last-Modified").orElse(null)));
        }
        if (status == 304) {
            return new Outcome.Final(new OutboundAnswer.NotModified());
        }
        if (status == 408 || status == 429 || status / 100 == 5) {
            return new Outcome.MayPass(
                    "status " + status,
                    body,
                    response.headers().firstValue("Retry-After").flatMap(text -> Backoff.asked(text, now)));
        }
        return new Outcome.Final(new OutboundAnswer.Refused(status, body));
    }
}
