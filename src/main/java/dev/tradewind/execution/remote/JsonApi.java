package dev.tradewind.execution.remote;

import dev.tradewind.execution.spi.TargetSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One target's API. Every request has a time limit; redirects are not followed, so that a token goes nowhere else. */
public final class JsonApi {
    /** @param body null where the answer is no JSON */
    public record Answer(int status, @Nullable JsonNode body, String text) {
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
    private final HttpClient http;

    public JsonApi(TargetSettings settings) {
        this.settings = settings;
        var builder =
                HttpClient.newBuilder().connectTimeout(settings.timeout()).followRedirects(HttpClient.Redirect.NEVER);
        if (settings.caFile() != null) {
            builder.sslContext(trusting(settings.caFile()));
        }
        this.http = builder.build();
    }

    /** @param body is sent as JSON; a byte array as it is; null for none */
    public Answer ask(String method, String path, Map<String, String> headers, @Nullable Object body) throws Silent {
        var publisher = switch (body) {
            case null -> HttpRequest.BodyPublishers.noBody();
            case byte[] bytes -> HttpRequest.BodyPublishers.ofByteArray(bytes);
            default -> HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        };
        var request = HttpRequest.newBuilder(URI.create(settings.url() + path))
                .timeout(settings.timeout())
                .method(method, publisher);
        if (body != null && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), json(answer.body()), answer.body());
        } catch (IOException e) {
            throw new Silent(method + " " + path + ": " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Silent("interrupted");
        }
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

    private static SSLContext trusting(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (var certificate :
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in))) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The certificate file " + pem + " cannot be used: " + e.getMessage(), e);
        }
    }
}
