package dev.tradewind.audit.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One entry of the log as it is stored.
 *
 * @param index its place; null until it is sequenced
 * @param content the exact bytes that were hashed, RFC 8785 JSON
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Entry(
        @Nullable Long index,
        byte[] content,
        byte[] leafHash,
        Instant at,
        String actorId,
        String actorKind,
        String action,
        String subjectType,
        String subjectId,
        @Nullable String reason) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public JsonNode json() {
        return JSON.readTree(content);
    }

    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
