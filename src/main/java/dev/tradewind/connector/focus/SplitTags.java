package dev.tradewind.connector.focus;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tags of a split: those of what it was allocated to, then those of the charge that was split. A machine's owner is not
 * the owner of everything that ran on it. Each pair of texts is read once.
 */
final class SplitTags {
    static final String COLUMN = "AllocatedTags";

    private static final int REMEMBERED = 10_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<Pair, String> joined = new HashMap<>();

    private record Pair(String tags, String allocated) {}

    @Nullable
    String of(@Nullable String tags, @Nullable String allocated) {
        if (tags == null || allocated == null) {
            return allocated == null ? tags : allocated;
        }
        var pair = new Pair(tags, allocated);
        var known = joined.get(pair);
        if (known == null) {
            known = join(pair);
            if (joined.size() < REMEMBERED) {
                joined.put(pair, known);
            }
        }
        return known;
    }

    /** What is no JSON object is not understood; then the charge's own tags stand. */
    private static String join(Pair pair) {
        try {
            if (JSON.readTree(pair.allocated) instanceof ObjectNode more
                    && JSON.readTree(pair.tags) instanceof ObjectNode tags) {
                tags.properties().stream()
                        .filter(tag -> !more.has(tag.getKey()))
                        .forEach(tag -> more.set(tag.getKey(), tag.getValue()));
                return more.toString();
            }
        } catch (JacksonException notJson) {
            return pair.tags;
        }
        return pair.tags;
    }
}
