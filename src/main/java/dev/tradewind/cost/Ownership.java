package dev.tradewind.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Whose a charge is: the tag {@code team} or {@code owner}, else the sub account, else nobody by name. Tags are read
 * once per distinct text; bills repeat them a million times.
 */
public final class Ownership {
    /** Owner of rows with neither tag nor sub account; a line of its own, so that the parts add up to the bill. */
    public static final String UNALLOCATED = "unallocated";

    private static final int REMEMBERED = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OWNER_KEYS = List.of("team", "owner");
    private static final List<String> ENVIRONMENT_KEYS = List.of("environment", "env");

    private final Map<String, Tags> seen = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tags> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Owner and environment that the tags name. */
    public record Tags(@Nullable String owner, @Nullable String environment) {
        static final Tags NONE = new Tags(null, null);
    }

    public Tags tags(@Nullable String text) {
        return text == null ? Tags.NONE : seen.computeIfAbsent(text, Ownership::parse);
    }

    public static String owner(Tags tags, @Nullable String subAccountName, @Nullable String subAccountId) {
        if (tags.owner() != null) {
            return tags.owner();
        }
        if (subAccountName != null) {
            return subAccountName;
        }
        return subAccountId == null ? UNALLOCATED : subAccountId;
    }

    private static Tags parse(String text) {
        // Some Azure exports leave the braces out.
        var json = text.startsWith("{") ? text : "{" + text + "}";
        try {
            var tree = JSON.readTree(json);
            return new Tags(first(tree, OWNER_KEYS), first(tree, ENVIRONMENT_KEYS));
        } catch (JacksonException notJson) {
            return Tags.NONE;
        }
    }

    private static @Nullable String first(JsonNode tags, List<String> keys) {
        for (var wanted : keys) {
            for (var tag : tags.properties()) {
                var key = tag.getKey().strip().toLowerCase(Locale.ROOT);
                var plain = key.startsWith("user:") || key.startsWith("user_") ? key.substring(5) : key;
                if (plain.equals(wanted) && tag.getValue().isString()) {
                    var value = tag.getValue().asString().strip();
                    return value.isEmpty() ? null : value;
                }
            }
        }
        return null;
    }
}
