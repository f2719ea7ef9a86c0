package dev.tradewind.connector.bill;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tags that are no JSON object yet: a list of keys and values, or an object as Python writes it. */
final class TagText {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private TagText() {}

    /** One JSON object; what is one already, or cannot be read as one, stays as it is. */
    static @Nullable String object(@Nullable String text) {
        if (text == null || !(text.startsWith("[") || text.startsWith("{'"))) {
            return text;
        }
        try {
            var tree = JSON.readTree(text);
            if (!tree.isArray()) {
                return tree.toString();
            }
            Map<String, String> tags = new TreeMap<>();
            for (var entry : tree) {
                var key = first(entry, "key", "Key", "name");
                var value = first(entry, "value", "Value");
                if (key == null) {
                    return text;
                }
                tags.putIfAbsent(key, value == null ? "" : value);
            }
            return tags.isEmpty() ? null : JSON.writeValueAsString(tags);
        } catch (JacksonException other) {
            return text;
        }
    }

    private static @Nullable String first(JsonNode entry, String... names) {
        for (var name : names) {
            var value = entry.path(name);
            if (value.isValueNode() && !value.isNull()) {
                return value.asString();
            }
        }
        return null;
    }
}
