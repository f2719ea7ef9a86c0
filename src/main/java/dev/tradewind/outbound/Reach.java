package dev.tradewind.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Times how long it takes to reach an endpoint, under the same guard as every other request. */
@Component
public class Reach {
    private final AddressGuard guard;
    private final Duration connectTimeout;
    private final Duration requestTimeout;
    private final HttpClient client;

    @Autowired
    Reach(OutboundSettings settings) {
        this(settings.allowedHosts(), settings.connectTimeout(), settings.requestTimeout());
    }

    /**
     * For programs without a console, such as the agent of an edge site.
     *
     * @param allowedHosts private hosts that may be asked all the same
     */
    public Reach(List<String> allowedHosts, Duration connectTimeout, Duration requestTimeout) {
        this.guard = new AddressGuard(allowedHosts);
        this.connectTimeout = connectTimeout;
        this.requestTimeout = requestTimeout;
        this.client = HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What came of one try. */
    public sealed interface Answer {

        /** @param took as long as it took */
        record Reached(Duration took) implements Answer {}

        record NotReached(String reason) implements Answer {}

        /** Nothing was sent: the address is one that this console must not ask. */
        record Forbidden(String reason) implements Answer {}
    }

    /** Why an endpoint must not be asked, or empty. Its name is looked up, nothing else is sent. */
    public Optional<String> objection(URI endpoint) {
        return guard.objection(endpoint("tcp".equals(endpoint.getScheme()) ? "https" : endpoint.getScheme(), endpoint));
    }

    /**
     * One TCP handshake, which is one round trip; the name is resolved before the clock starts.
     *
     * @param endpoint {@code tcp://host:port}, or http or https with or without a port
     */
    public Answer connect(URI endpoint) {
        URI asked = endpoint("tcp".equals(endpoint.getScheme()) ? "https" : endpoint.getScheme(), endpoint);
        Optional<String> objection = guard.objection(asked);
        if (objection.isPresent()) {
            return new Answer.Forbidden(objection.get());
        }
        try (var socket = new Socket()) {
            // The platform keeps a resolved name for some seconds: this is the address that was looked at.
            InetAddress address = InetAddress.getByName(asked.getHost());
            var target = new InetSocketAddress(address, port(endpoint));
            long started = System.nanoTime();
            socket.connect(target, (int) connectTimeout.toMillis());
            return new Answer.Reached(Duration.ofNanos(System.nanoTime() - started));
        } catch (IOException failed) {
            return new Answer.NotReached(words(failed));
        }
    }

    /** The time from the request to the head of its answer, over a connection that may be open already; any status counts. */
    public Answer firstByte(URI endpoint) throws InterruptedException {
        Optional<String> objection = guard.objection(endpoint);
        if (objection.isPresent()) {
            return new Answer.Forbidden(objection.get());
        }
        var request =
                HttpRequest.newBuilder(endpoint).timeout(requestTimeout).GET().build();
        long started = System.nanoTime();
        try {
            var answer = client.send(request, BodyHandlers.ofInputStream());
            long took = System.nanoTime() - started;
            answer.body().close();
            return new Answer.Reached(Duration.ofNanos(took));
        } catch (IOException failed) {
            return new Answer.NotReached(words(failed));
        }
    }

    private static URI endpoint(String scheme, URI of) {
        return URI.create(scheme + "://" + of.getRawAuthority() + "/");
    }

    private static int port(URI of) {
        if (of.getPort() > 0) {
            return of.getPort();
        }
        return "http".equals(of.getScheme()) ? 80 : 443;
    }

    private static String words(IOException failed) {
        String message = failed.getMessage();
        return failed.getClass().getSimpleName().toLowerCase(Locale.ROOT) + (message == null ? "" : ": " + message);
    }
}
