package dev.tradewind.edge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an application's bytes become, and what becomes of bytes that are no request. */
class LocalServerTest {
    private final List<LocalRequest> asked = new CopyOnWriteArrayList<>();
    private LocalServer server;

    @BeforeEach
    void start() throws IOException {
        server = new LocalServer(0, request -> {
            asked.add(request);
            return new LocalAnswer(201, Map.of("ETag", "\"v1\""), "{\"n\": " + asked.size() + "}");
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void requestsThatFollowEachOtherOnOneConnectionAreAnsweredInTheirOrder() throws IOException {
        var answers = send(
                "PUT /collections/sales/documents/a%20b?x=1 HTTP/1.1|Host: any.name|IDEMPOTENCY-Key:  k1 |Content-Length: 9||{\"n\": 12}"
                        + "GET /status HTTP/1.1|Host: x|Connection: close||");

        assertThat(asked).extracting(LocalRequest::method).containsExactly("PUT", "GET");
        assertThat(asked.getFirst().path()).isEqualTo("/collections/sales/documents/a%20b");
        assertThat(asked.getFirst().header("idempotency-key")).isEqualTo("k1");
        assertThat(asked.getFirst().text()).isEqualTo("{\"n\": 12}");
        assertThat(asked.getLast().body()).isEmpty();
        assertThat(answers)
                .containsSubsequence("HTTP/1.1 201", "ETag: \"v1\"", "{\"n\": 1}", "HTTP/1.1 201", "{\"n\": 2}");
    }

    @Test
    void aBodyMayComeInChunksAndItsSenderMayWaitToBeToldToGoOn() throws IOException {
        var answers =
                send("POST /leases HTTP/1.1|Host: x|Connection: close|Transfer-Encoding: chunked|Expect: 100-continue||"
                        + "5;x=y|hello|6| world|0||");

        assertThat(asked.getFirst().text()).isEqualTo("hello world");
        assertThat(answers).containsSubsequence("HTTP/1.1 100", "HTTP/1.1 201");
    }

    @ParameterizedTest
    @CsvSource({
        "400, 'hello||'",
        "400, 'GET / HTTP/1.1|Host: x|no header||'",
        "400, 'POST / HTTP/1.1|Host: x|Content-Length: -1||'",
        "501, 'POST / HTTP/1.1|Host: x|Transfer-Encoding: gzip||'",
        "413, 'POST / HTTP/1.1|Host: x|Content-Length: 262145||BODY'"
    })
    void whatIsNoRequestIsRefusedAndTheConnectionEnds(int status, String request) throws IOException {
        assertThat(send(request.replace("BODY", "x".repeat(LocalServer.LARGEST_BODY + 1))))
                .startsWith("HTTP/1.1 " + status);
        assertThat(asked).isEmpty();
    }

    @Test
    void aHeadWithoutEndIsNotKept() throws IOException {
        assertThat(send("GET / HTTP/1.1|Host: x|x: " + "y".repeat(40_000))).doesNotContain("201");
        assertThat(asked).isEmpty();
    }

    /** Everything that comes back until the server ends the connection. */
    private String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            var answers = new java.io.ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answers);
            } catch (java.net.SocketException reset) {
                // ended with bytes of ours unread
            }
            return answers.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
