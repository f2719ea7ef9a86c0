package dev.tradewind.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** {@code POST /v1/queries}, with the token that the process was started with. */
final class QueryHandler implements HttpHandler {
    /** A question names each file that counts: some 100 bytes for each of a hundred thousand. */
    private static final int LARGEST_QUESTION = 32 << 20;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Answers answers;
    private final byte[] expected;

    QueryHandler(Answers answers, String token) {
        this.answers = answers;
        this.expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals("/v1/queries")) {
                say(exchange, 404, new Refusal("only /v1/queries is here"));
            } else if (!isKnown(exchange.getRequestHeaders().getFirst("Authorization"))) {
                say(exchange, 401, new Refusal("the token is not the one that this process was started with"));
            } else if (!exchange.getRequestMethod().equals("POST")) {
                say(exchange, 405, new Refusal("questions are posted"));
            } else {
                answer(exchange);
            }
        }
    }

    private record Refusal(String error) {}

    private void answer(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LARGEST_QUESTION + 1);
        if (body.length > LARGEST_QUESTION) {
            say(exchange, 413, new Refusal("the question is larger than " + LARGEST_QUESTION + " bytes"));
            return;
        }
        try {
            say(exchange, 200, answers.to(JSON.readValue(body, Question.class)));
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            say(exchange, 400, new Refusal(String.valueOf(wrong.getMessage())));
        } catch (Exception failed) {
            System.err.println("tradewind-spark: a question failed: " + failed);
            say(exchange, 422, new Refusal(String.valueOf(failed.getMessage())));
        }
    }

    private boolean isKnown(String authorization) {
        return authorization != null && MessageDigest.isEqual(expected, authorization.getBytes(StandardCharsets.UTF_8));
    }

    private static void say(HttpExchange exchange, int status, Object what) throws IOException {
        var bytes = JSON.writeValueAsBytes(what);
        exchange.getResponseHeaders().putAll(Map.of("Content-Type", java.util.List.of("application/json")));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
