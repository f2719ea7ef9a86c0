package dev.tradewind.execution;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.tradewind.quantity.Hashes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A target's API over real HTTP, one request at a time. It can act and lose the answer, and it can stop answering. */
public abstract class TestTarget implements AutoCloseable {
    protected static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer http;
    public final List<String> credentials = new ArrayList<>();
    public volatile boolean losesNextAnswer;
    public volatile boolean silent;

    /** The answer to each change; null as usual. */
    public volatile @Nullable Reply refuses;

    private final boolean secured;

    /** SHA-256 of the certificate that each request's sender showed. */
    public final List<String> shown = new ArrayList<>();

    protected TestTarget() {
        this(null);
    }

    /** @param tls null without; with it each client must show a certificate */
    protected TestTarget(@Nullable SSLContext tls) {
        secured = tls != null;
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            if (tls == null) {
                http = HttpServer.create(address, 0);
            } else {
                var https = HttpsServer.create(address, 0);
                https.setHttpsConfigurator(new HttpsConfigurator(tls) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        var demanded = tls.getDefaultSSLParameters();
                        demanded.setNeedClientAuth(true);
                        parameters.setSSLParameters(demanded);
                    }
                });
                http = https;
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::serve);
        http.start();
    }

    public record Reply(int status, String type, String text, Map<String, String> headers) {
        public Reply(int status, String type, String text) {
            this(status, type, text, Map.of());
        }

        public static Reply json(int status, Object body) {
            return new Reply(status, "application/json", JSON.writeValueAsString(body));
        }

        public static Reply text(int status, String text) {
            return new Reply(status, "text/plain", text);
        }
    }

    /** @param headers by lower-case name */
    public record Asked(
            String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {}

    /** What the target does and says. */
    protected abstract Reply reply(Asked asked);

    /** Whether the answer to this may be lost on request: a change, not a look. */
    protected boolean changes(Asked asked) {
        return !asked.method().equals("GET");
    }

    private void serve(HttpExchange exchange) throws IOException {
        synchronized (this) {
            if (silent) {
                exchange.close();
                return;
            }
            if (exchange instanceof HttpsExchange https) {
                shown.add(fingerprint(https));
            }
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            var uri = exchange.getRequestURI();
            var asked = new Asked(
                    exchange.getRequestMethod(),
                    uri.getPath(),
                    query(uri.getRawQuery()),
                    headers,
                    exchange.getRequestBody().readAllBytes());
            var refused = changes(asked) ? refuses : null;
            var reply = refused == null ? reply(asked) : refused;
            if (losesNextAnswer && changes(asked)) {
                losesNextAnswer = false;
                exchange.close();
                return;
            }
            var bytes = reply.text().getBytes(StandardCharsets.UTF_8);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", reply.type());
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        }
    }

    private static String fingerprint(HttpsExchange exchange) throws IOException {
        try {
            return Hashes.sha256(
                    exchange.getSSLSession().getPeerCertificates()[0].getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> query(String raw) {
        var query = new TreeMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&")) {
                var parts = pair.split("=", 2);
                query.put(parts[0], URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    public String url() {
        return (secured ? "https" : "http") + "://127.0.0.1:"
                + http.getAddress().getPort();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
