package dev.tradewind.execution.remote;

import dev.tradewind.execution.spi.TargetSettings;
import dev.tradewind.identity.spiffe.NoIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One target's API. Every request has a time limit; redirects are not followed, so that a token goes nowhere else. */
public final class JsonApi {
    /**
     * @param body null where the answer is no JSON
     * @param headers of the answer
     */
    public record Answer(int status, @Nullable JsonNode body, String text, HttpHeaders headers) {
        public boolean good() {
            return status / 100 == 2;
        }

        /** A refusal is an answer; a server in trouble is not. */
        public boolean refusal() {
            return status / 100 == 4 && status != 408 && status != 429;
        }

        /** Status and the target's own words. */
        public String words() {
            return "HTTP " + status + ": " + text.strip();
        }
    }

    /** The target did not answer, or not in time. */
    public static final class Silent extends Exception {
        public Silent(String why) {
            super(why);
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TargetSettings settings;
    private final TargetClient client;

    public JsonApi(TargetSettings settings, OwnIdentity identity) {
        this.settings = settings;
        this.client = new TargetClient(settings, identity);
    }

    /** @param body is sent as JSON; a byte array as it is; null for none */
    public Answer ask(String method, String path, Map<String, String> headers, @Nullable Object body) throws Silent {
        return ask(method, path, headers, body, Duration.ZERO);
    }

    /** @param patience how long the target may take on purpose, beyond its time limit */
    public Answer ask(String method, String path, Map<String, String> headers, @Nullable Object body, Duration patience)
            throws Silent {
        var publisher = switch (body) {
            case null -> HttpRequest.BodyPublishers.noBody();
            case byte[] bytes -> HttpRequest.BodyPublishers.ofByteArray(bytes);
            default -> HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        };
        var request = HttpRequest.newBuilder(URI.create(settings.url() + path))
                .timeout(settings.timeout().plus(patience))
                .method(method, publisher);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            var answer =
                    client.client().send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), json(answer.body()), answer.body(), answer.headers());
        } catch (NoIdentity e) {
            throw new Silent(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Silent(method + " " + path + ": " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Silent("interrupted");
        }
    }

    /** A body as it is sent, with line breaks for people. */
    public static String pretty(Object body) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body);
    }

    /** The token of the settings, read anew where it stands in a file; null without. */
    public @Nullable String token() throws Silent {
        if (settings.tokenFile() == null) {
            return settings.token();
        }
        try {
            return Files.readString(settings.tokenFile()).strip();
        } catch (IOException e) {
            throw new Silent("the token file " + settings.tokenFile() + " cannot be read");
        }
    }

    private static @Nullable JsonNode json(String text) {
        try {
            return text.isBlank() ? null : JSON.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }
}
