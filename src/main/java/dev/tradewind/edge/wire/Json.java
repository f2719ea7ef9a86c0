package dev.tradewind.edge.wire;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the records of this package and the bodies of documents. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    public static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** @throws IllegalArgumentException if the bytes are no such object */
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return MAPPER.readValue(bytes, type);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException(
                    "this is no " + type.getSimpleName() + ": " + wrong.getOriginalMessage(), wrong);
        }
    }

    /** @throws IllegalArgumentException if the text is no JSON */
    public static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException wrong) {
            throw new IllegalArgumentException("this is no JSON: " + wrong.getOriginalMessage(), wrong);
        }
    }
}
