package dev.tradewind.http;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers to posts with an {@code Idempotency-Key}, by caller and key, for {@link #KEPT}. A request whose process
 * died leaves its key taken for {@link #ABANDONED_AFTER}; after that the same key runs again.
 */
@Component
class IdempotentAnswers {
    static final Duration KEPT = Duration.ofHours(24);
    static final Duration ABANDONED_AFTER = Duration.ofMinutes(15);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    IdempotentAnswers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the first request with the key was answered. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Answer(int status, Map<String, String> headers, byte[] body) {}

    sealed interface Claim {
        /** This request is the first with its key. */
        record First() implements Claim {}

        /** The key was used for something else. */
        record OtherRequest() implements Claim {}

        /** The first request has not been answered yet. */
        record UnderWay() implements Claim {}

        record Answered(Answer answer) implements Claim {}
    }

    Claim claim(String caller, String key, String fingerprint) {
        expire();
        var taken = jdbc.sql("""
            insert into http_idempotent_answer (caller, idempotency_key, fingerprint, started_at)
            values (?, ?, ?, ?) on conflict do nothing\
            """)
                .params(caller, key, fingerprint, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return taken == 1 ? new Claim.First() : existing(caller, key, fingerprint);
    }

    private Claim existing(String caller, String key, String fingerprint) {
        record Row(String fingerprint, @Nullable Answer answer) {}
        var row = jdbc.sql("""
            select fingerprint, status, headers, body from http_idempotent_answer
            where caller = ? and idempotency_key = ?\
            """)
                .params(caller, key)
                .query((found, n) -> {
                    var status = found.getInt("status");
                    var unanswered = found.wasNull();
                    return new Row(
                            found.getString("fingerprint"),
                            unanswered
                                    ? null
                                    : new Answer(
                                            status,
                                            JSON.readValue(
                                                    found.getString("headers"),
                                                    new TypeReference<Map<String, String>>() {}),
                                            Base64.getDecoder().decode(found.getString("body"))));
                })
                .optional();
        if (row.isEmpty()) {
            // The first one failed at this very moment and gave the key back.
            return new Claim.UnderWay();
        }
        if (!row.get().fingerprint().equals(fingerprint)) {
            return new Claim.OtherRequest();
        }
        var answer = row.get().answer();
        return answer == null ? new Claim.UnderWay() : new Claim.Answered(answer);
    }

    void keep(String caller, String key, Answer answer) {
        jdbc.sql("""
            update http_idempotent_answer set status = ?, headers = ?, body = ?
            where caller = ? and idempotency_key = ?\
            """)
                .params(
                        answer.status(),
                        JSON.writeValueAsString(answer.headers()),
                        new SqlParameterValue(Types.VARCHAR, Base64.getEncoder().encodeToString(answer.body())),
                        caller,
                        key)
                .update();
    }

    /** The request had no effect that must not be repeated; its key is free again. */
    void release(String caller, String key) {
        jdbc.sql("delete from http_idempotent_answer where caller = ? and idempotency_key = ?")
                .params(caller, key)
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H")
    void expire() {
        var now = clock.instant();
        jdbc.sql("delete from http_idempotent_answer where started_at < ? or (status is null and started_at < ?)")
                .params(
                        now.minus(KEPT).atOffset(ZoneOffset.UTC),
                        now.minus(ABANDONED_AFTER).atOffset(ZoneOffset.UTC))
                .update();
    }
}
