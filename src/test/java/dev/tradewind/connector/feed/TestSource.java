package dev.tradewind.connector.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A source over real HTTP that gives prepared answers in order and remembers what it was asked. */
final class TestSource implements AutoCloseable {
    final List<String> asked = new ArrayList<>();
    final List<Map<String, List<String>>> headers = new ArrayList<>();
    final List<Integer> statuses = new ArrayList<>();
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final HttpServer server;

    private record Reply(int status, String body, Map<String, String> headers) {}

    TestSource() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    TestSource then(String body) {
        return then(200, body, Map.of());
    }

    TestSource then(int status, String body, Map<String, String> header) {
        replies.add(new Reply(status, body.replace("{base}", url()), header));
        return this;
    }

    /** Forgets the answers that were prepared and not yet given. */
    void clear() {
        replies.clear();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        Reply reply = replies.size() > 1 ? replies.poll() : replies.peek();
        if (reply == null) {
            reply = new Reply(500, "", Map.of());
        }
        reply.headers.forEach(exchange.getResponseHeaders()::add);
        String etag = reply.headers.get("ETag");
        if (etag != null && etag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            reply = new Reply(304, "", Map.of());
        }
        statuses.add(reply.status);
        byte[] bytes = reply.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
