package dev.tradewind.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final Clock clock = Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void repeatsWhatMayPass() throws Exception {
        answers(503, 503, 200);

        assertThat(outbound(3, 5).send(request("/"))).isInstanceOf(OutboundAnswer.Answered.class);
        assertThat(seen).hasSize(3);
        assertThat(pauses).hasSize(2).allMatch(pause -> pause.toMillis() <= 200);
    }

    @Test
    void waitsAsLongAsTheServerAsks() throws Exception {
        server.createContext("/", exchange -> {
            seen.add("x");
            if (seen.size() == 1) {
                exchange.getResponseHeaders().add("Retry-After", "7");
            }
            end(exchange, seen.size() == 1 ? 429 : 200, "{}");
        });

        assertThat(outbound(3, 5).send(request("/"))).isInstanceOf(OutboundAnswer.Answered.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void givesUpRatherThanWaitForAnHour() throws Exception {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Retry-After", "Sun, 01 Mar 2026 13:00:00 GMT");
            end(exchange, 429, "later");
        });

        var answer = (OutboundAnswer.Failed) outbound(3, 5).send(request("/"));
        assertThat(answer.reason()).isEqualTo("status 429 after 1 try");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("later");
        assertThat(pauses).isEmpty();
    }

    @Test
    void doesNotRepeatARefusal() throws Exception {
        answers(403, 200);

        assertThat(((OutboundAnswer.Refused) outbound(3, 5).send(request("/"))).status())
                .isEqualTo(403);
        assertThat(seen).hasSize(1);
    }

    @Test
    void leavesAFailingHostAlone() throws Exception {
        answers(500, 500, 200);
        Outbound outbound = outbound(5, 2);

        assertThat(outbound.send(request("/")))
                .isEqualTo(new OutboundAnswer.CircuitOpen(clock.instant().plusSeconds(60)));
        assertThat(seen).hasSize(2);
    }

    @Test
    void oneRequestTriesAgainWhenTheCircuitsTimeIsOver() {
        var circuits = new Circuits(2, Duration.ofSeconds(60));
        Instant start = clock.instant();
        circuits.failed("h", start);
        circuits.failed("h", start);

        assertThat(circuits.openUntil("h", start.plusSeconds(59))).contains(start.plusSeconds(60));
        assertThat(circuits.openUntil("h", start.plusSeconds(60))).isEmpty();
        assertThat(circuits.openUntil("h", start.plusSeconds(61))).contains(start.plusSeconds(120));
        circuits.succeeded("h");
        assertThat(circuits.openUntil("h", start.plusSeconds(62))).isEmpty();
    }

    @Test
    void asksOnlyForNews() throws Exception {
        server.createContext("/", exchange -> {
            String known = exchange.getRequestHeaders().getFirst("If-None-Match");
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            end(exchange, "\"v1\"".equals(known) ? 304 : 200, "{}");
        });
        Outbound outbound = outbound(0, 5);

        var first = (OutboundAnswer.Answered) outbound.send(request("/"));
        assertThat(outbound.send(request("/").unlessStill(first.etag(), null)))
                .isEqualTo(new OutboundAnswer.NotModified());
    }

    @Test
    void refusesARedirectIntoTheOwnNetwork() throws Exception {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest/meta-data");
            end(exchange, 302, "");
        });

        assertThat(outbound(0, 5).send(request("/"))).isInstanceOf(OutboundAnswer.Forbidden.class);
    }

    @Test
    void refusesAnAnswerThatIsTooLong() throws Exception {
        server.createContext("/", exchange -> end(exchange, 200, "x".repeat(2000)));

        assertThat(outbound(0, 5).send(request("/"))).isInstanceOf(OutboundAnswer.Failed.class);
    }

    @Test
    void keepsKeysOutOfMessages() {
        var request = OutboundRequest.get("https://example.org/v1/prices?key=topsecret")
                .with("auth-token", "alsosecret");

        assertThat(request.toString()).isEqualTo("GET https://example.org/v1/prices");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "https://127.0.0.1/",
                "https://10.1.2.3/",
                "https://192.168.0.1/",
                "https://172.16.0.1/",
                "https://169.254.169.254/latest",
                "https://[::1]/",
                "https://[fd00::1]/",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://[::ffff:127.0.0.1]/",
                "https://2130706433/",
                "ftp://example.org/",
                "file:///etc/passwd",
                "https://user@93.184.216.34/",
                "http://93.184.216.34/",
                "https://255.255.255.255/"
            })
    void forbidsAddressesThatAreNotPublic(String address) {
        assertThat(new AddressGuard(List.of()).objection(java.net.URI.create(address)))
                .isPresent();
    }

    @Test
    void letsPublicAddressesAndNamedOwnHostsPass() {
        assertThat(new AddressGuard(List.of()).objection(java.net.URI.create("https://93.184.216.34/")))
                .isEmpty();
        assertThat(new AddressGuard(List.of("localhost")).objection(java.net.URI.create("http://localhost:9090/")))
                .isEmpty();
    }

    private void answers(int... statuses) {
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI().toString());
            end(exchange, statuses[Math.min(seen.size(), statuses.length) - 1], "{}");
        });
    }

    private static void end(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean empty = status == 304 || bytes.length == 0;
        exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private OutboundRequest request(String path) {
        return OutboundRequest.get("http://localhost:" + server.getAddress().getPort() + path);
    }

    private Outbound outbound(int retries, int failuresToOpen) {
        var settings = new OutboundSettings(
                List.of("localhost"),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                retries,
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                1000,
                failuresToOpen,
                Duration.ofSeconds(60));
        return new Outbound(settings, clock, pauses::add);
    }
}
