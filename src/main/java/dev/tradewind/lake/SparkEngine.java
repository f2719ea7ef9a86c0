package dev.tradewind.lake;

import dev.tradewind.outbound.Outbound;
import dev.tradewind.outbound.OutboundAnswer;
import dev.tradewind.outbound.OutboundRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Asks {@code tradewind-spark}, a process of its own that reads the lake's files with Apache Spark. */
final class SparkEngine {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final URI queries;
    private final String token;
    private final Outbound outbound;

    private SparkEngine(URI url, String token, Outbound outbound) {
        this.queries = url.resolve("/v1/queries");
        this.token = token;
        this.outbound = outbound;
    }

    /** None where the settings ask DuckDB. */
    static Optional<SparkEngine> of(LakeSettings settings, Outbound outbound) {
        var url = settings.sparkUrl();
        var token = settings.sparkToken();
        return settings.engine() == LakeSettings.Engine.SPARK && url != null && token != null
                ? Optional.of(new SparkEngine(url, token, outbound))
                : Optional.empty();
    }

    /** @param rows null cells are nulls; everything else is text */
    record Answer(List<String> columns, List<List<@Nullable String>> rows) {}

    private record Refusal(String error) {}

    void ask(LakeQuestion question, Lake.RowReader reader) {
        var answer = answer(question);
        Map<String, Integer> columns = new HashMap<>();
        for (var i = 0; i < answer.columns().size(); i++) {
            columns.putIfAbsent(answer.columns().get(i), i);
        }
        try {
            for (var cells : answer.rows()) {
                reader.read(AnswerRow.of(columns, cells));
            }
        } catch (SQLException e) {
            throw new LakeFailure("the answer of " + queries + " cannot be read", e);
        }
    }

    private Answer answer(LakeQuestion question) {
        var request = OutboundRequest.post(queries, "application/json", JSON.writeValueAsBytes(question))
                .with("Authorization", "Bearer " + token);
        try {
            // One try: a question that took too long is still worked on, and a second would double the work.
            return switch (outbound.once(request)) {
                case OutboundAnswer.Answered answered -> JSON.readValue(answered.body(), Answer.class);
                case OutboundAnswer.Refused refused ->
                    throw failure("said " + refused.status() + ": " + reason(refused.body()));
                case OutboundAnswer.Failed failed -> throw failure(failed.reason() + reason(failed.body()));
                case OutboundAnswer.CircuitOpen open ->
                    throw failure("failed several times and is left alone until " + open.until());
                case OutboundAnswer.Forbidden forbidden -> throw failure("must not be asked: " + forbidden.reason());
                case OutboundAnswer.NotModified same -> throw failure("answered that nothing changed");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LakeFailure("the question to " + queries + " was interrupted", e);
        } catch (JacksonException e) {
            throw new LakeFailure("the answer of " + queries + " is no answer of tradewind-spark", e);
        }
    }

    private LakeFailure failure(String what) {
        return new LakeFailure("Spark at " + queries + " " + what
                + ". Maybe start tradewind-spark, or set tradewind.lake.engine=duckdb?");
    }

    private static String reason(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            return "";
        }
        try {
            return JSON.readValue(body, Refusal.class).error();
        } catch (JacksonException otherText) {
            return new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
        }
    }
}
