package dev.tradewind.connector.bill;

import dev.tradewind.connector.TableRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * Tags that stand one per column, gathered into one JSON object; or, in a single column, already an object.
 *
 * @param prefixes what the names of tag columns begin with; the rest is the key
 * @param wholes columns that hold a whole object
 */
public record TagColumns(List<String> prefixes, List<String> wholes) implements BillMapping.CellReader<String> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public @Nullable String read(TableRow row) {
        for (var whole : wholes) {
            var text = row.text(whole);
            if (text != null) {
                return text.equals("{}") ? null : text;
            }
        }
        Map<String, String> tags = new TreeMap<>();
        for (var prefix : prefixes) {
            for (var column : row.header().startingWith(prefix)) {
                var value = row.text(column);
                if (value != null) {
                    tags.put(column.substring(prefix.length()), value);
                }
            }
        }
        return tags.isEmpty() ? null : JSON.writeValueAsString(tags);
    }

    /** One text value of a JSON object; null if there is none. */
    public static @Nullable String entry(@Nullable String object, String key) {
        if (object == null || !object.startsWith("{")) {
            return null;
        }
        try {
            var value = JSON.readTree(object).get(key);
            return value == null || value.isNull() || value.isContainer() ? null : value.asString();
        } catch (JacksonException noObject) {
            return null;
        }
    }
}
