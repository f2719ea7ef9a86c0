package dev.tradewind.audit.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a shipper sent: a JSON array of objects (Fluent Bit {@code format json}, Vector {@code encoding.codec json}) or an object
 * per line ({@code json_lines}, {@code ndjson}). Pure.
 */
public record IntakeBatch(List<Line> lines) {
    /** Of one batch. */
    public static final int MOST_RECORDS = 10_000;

    private static final int LONGEST_WORDS = 32_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public IntakeBatch {
        lines = List.copyOf(lines);
    }

    /**
     * One record.
     *
     * @param at as the record says ({@code timestamp}, {@code date}, {@code time} or {@code @timestamp}); null if it does not
     * @param sequence the record's number at its source, field {@code sequence}; null without
     * @param words the record as it was sent, for search
     */
    public record Line(@Nullable Instant at, @Nullable Long sequence, String words) {}

    /** @throws IllegalArgumentException when it is no batch, with the line */
    public static IntakeBatch parse(byte[] body) {
        var text = text(body);
        var lines = new ArrayList<Line>();
        try {
            if (text.stripLeading().startsWith("[")) {
                for (var each : JSON.readTree(text)) {
                    add(each, lines);
                }
            } else {
                for (var line : text.lines().filter(each -> !each.isBlank()).toList()) {
                    add(JSON.readTree(line), lines);
                }
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "record " + (lines.size() + 1) + " is no JSON: " + e.getOriginalMessage(), e);
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the batch holds no record");
        }
        return new IntakeBatch(lines);
    }

    public @Nullable Long first() {
        return lines.getFirst().sequence();
    }

    public @Nullable Long last() {
        return lines.getLast().sequence();
    }

    private static void add(JsonNode node, List<Line> lines) {
        int number = lines.size() + 1;
        if (number > MOST_RECORDS) {
            throw new IllegalArgumentException(
                    "the batch holds more than " + MOST_RECORDS + " records; send smaller ones");
        }
        if (!node.isObject()) {
            throw new IllegalArgumentException("record " + number + " is no JSON object");
        }
        var sequence = node.path("sequence");
        Long counted = null;
        if (!sequence.isMissingNode()) {
            if (!sequence.isIntegralNumber() || !sequence.canConvertToLong() || sequence.asLong() < 0) {
                throw new IllegalArgumentException(
                        "the sequence of record " + number + " is no whole number from 0 on");
            }
            counted = sequence.asLong();
        }
        var before = lines.isEmpty() ? null : lines.getLast().sequence();
        if (!lines.isEmpty() && (before == null ? counted != null : counted == null || counted != before + 1)) {
            throw new IllegalArgumentException("the sequence of record " + number + " is " + counted + " after "
                    + before + "; within a batch numbers follow one another");
        }
        var words = node.toString();
        lines.add(new Line(
                at(node), counted, words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS)));
    }

    private static @Nullable Instant at(JsonNode node) {
        for (var name : List.of("timestamp", "@timestamp", "date", "time")) {
            var field = node.path(name);
            try {
                if (field.isString()) {
                    return Instant.parse(field.asString(""));
                }
                if (field.isNumber() && Math.abs(field.asDouble()) < 1e11) {
                    return Instant.ofEpochMilli(Math.round(field.asDouble() * 1_000));
                }
            } catch (DateTimeException e) {
                return null; // the record is kept as it is; its time is then when it came
            }
        }
        return null;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("the batch is no UTF-8", e);
        }
    }
}
