package dev.tradewind.connector.google;

import dev.tradewind.connector.TableRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/** Labels as lists of key and value, in JSON or as Python writes them, of the row before those of its project. */
final class Labels {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COLUMNS = List.of("labels", "project.labels", "project_labels");
    private static final Pattern PAIR = Pattern.compile(
            "['\"]key['\"]\\s*:\\s*['\"]([^'\"]*)['\"]\\s*,\\s*['\"]value['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");

    private Labels() {}

    static @Nullable String of(TableRow row) {
        Map<String, String> labels = new TreeMap<>();
        for (var column : COLUMNS) {
            var text = row.text(column);
            if (text != null && text.length() > 2) {
                if (text.startsWith("{")) {
                    return text;
                }
                var pairs = PAIR.matcher(text);
                while (pairs.find()) {
                    labels.putIfAbsent(pairs.group(1), pairs.group(2));
                }
            }
        }
        return labels.isEmpty() ? null : JSON.writeValueAsString(labels);
    }
}
