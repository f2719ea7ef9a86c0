package dev.tradewind.connector;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The objects of a JSON text one by one, whether they stand in lines, in a list, or in a list below one of the fields in
 * which interfaces hand rows out.
 */
final class JsonObjects {
    private static final Set<String> HOLDERS = Set.of("records", "entries", "events", "logEvents", "rows", "value");

    private final JsonMapper json;
    private final JsonParser parser;
    private boolean held;
    private long line = 1;

    JsonObjects(JsonMapper json, JsonParser parser) {
        this.json = json;
        this.parser = parser;
    }

    /** Where the object begins that was last answered. */
    long line() {
        return line;
    }

    /** The next object; null at the end. */
    @Nullable
    JsonNode next() {
        JsonToken token;
        while ((token = parser.nextToken()) != null) {
            if (token == JsonToken.START_OBJECT) {
                line = parser.currentTokenLocation().getLineNr();
                return held ? json.readTree(parser) : objectOrFirstRow();
            }
            if (held && token == JsonToken.END_ARRAY) {
                held = false;
                var more = objectOrFirstRow();
                if (held) {
                    return more;
                }
            }
        }
        return null;
    }

    /** What is left of the object in which the parser stands, or the first row of a list that it holds. */
    private JsonNode objectOrFirstRow() {
        var object = json.createObjectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_ARRAY && HOLDERS.contains(name)) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    held = true;
                    line = parser.currentTokenLocation().getLineNr();
                    return json.readTree(parser);
                }
                object.set(name, otherList());
            } else {
                JsonNode value = json.readTree(parser);
                object.set(name, value);
            }
        }
        return object;
    }

    /** A list that holds no rows, at whose first element the parser stands. */
    private JsonNode otherList() {
        var list = json.createArrayNode();
        for (var token = parser.currentToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            JsonNode element = json.readTree(parser);
            list.add(element);
        }
        return list;
    }
}
