package dev.tradewind.edge.agent;

import com.sun.net.httpserver.HttpExchange;
import dev.tradewind.edge.site.Outcome;
import dev.tradewind.edge.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the local API says. */
final class Answers {
    private Answers() {}

    static void outcome(HttpExchange exchange, Outcome outcome) throws IOException {
        switch (outcome) {
            case Outcome.Accepted a -> accepted(exchange, 201, a.sequence(), a.version());
            case Outcome.Repeated r -> accepted(exchange, 200, r.sequence(), r.version());
            case Outcome.Refused r ->
                problem(exchange, status(r.reason()), r.reason().name(), r.explanation());
            case Outcome.ToConsole strict -> throw new IllegalStateException("a strict write was not sent on");
        }
    }

    private static int status(Outcome.Reason reason) {
        return switch (reason) {
            case CUT_OFF -> 503;
            case NO_LEASE, QUOTA -> 409;
            case DISK_FULL -> 507;
            case UNKNOWN_COLLECTION -> 404;
            case BAD_WRITE -> 400;
            case STALE_VERSION -> 412;
        };
    }

    private static void accepted(HttpExchange exchange, int status, long sequence, String version) throws IOException {
        json(exchange, status, Map.of("sequence", sequence, "version", version), Map.of("ETag", "\"" + version + "\""));
    }

    static void problem(HttpExchange exchange, int status, String code, String detail) throws IOException {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("status", status);
        problem.put("code", code);
        problem.put("detail", detail);
        json(exchange, status, problem, Map.of());
    }

    static void json(HttpExchange exchange, int status, Object body, Map<String, String> headers) throws IOException {
        text(exchange, status, Json.text(body), headers);
    }

    static void text(HttpExchange exchange, int status, String body, Map<String, String> headers) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
