package dev.tradewind.connector;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Rows that a JSON answer keeps as named objects below one field, in however many sets. */
final class JsonEntries {
    private JsonEntries() {}

    /** @param holder field whose value, an object or a list of them, has one row per field that is an object */
    static Reading read(Reader text, String holder, String part, Tables.Table<?> table) throws IOException {
        var rows = new JsonTable.Rows(part, table);
        try (var parser = JsonTable.parser(text)) {
            JsonToken token;
            while ((token = parser.nextToken()) != null) {
                if (token == JsonToken.PROPERTY_NAME && holder.equals(parser.currentName())) {
                    var refusal = below(parser, rows);
                    if (refusal != null) {
                        return refusal;
                    }
                }
            }
            return rows.ended();
        } catch (JacksonException broken) {
            return rows.cutOff(broken);
        }
    }

    private static @Nullable Reading below(JsonParser parser, JsonTable.Rows rows) {
        var token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            return entries(parser, rows);
        }
        while (token == JsonToken.START_ARRAY && (token = parser.nextToken()) != JsonToken.END_ARRAY) {
            var refusal = token == JsonToken.START_OBJECT ? entries(parser, rows) : null;
            if (refusal != null) {
                return refusal;
            }
            token = JsonToken.START_ARRAY;
        }
        return null;
    }

    /** The fields of one set. */
    private static @Nullable Reading entries(JsonParser parser, JsonTable.Rows rows) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                var refusal = rows.next(parser);
                if (refusal != null) {
                    return refusal;
                }
            } else {
                parser.skipChildren();
            }
        }
        return null;
    }

    /** Rows that stand in the list below one field. */
    static Reading readList(Reader text, String holder, String part, Tables.Table<?> table) throws IOException {
        var rows = new JsonTable.Rows(part, table);
        try (var parser = JsonTable.parser(text)) {
            JsonToken token;
            while ((token = parser.nextToken()) != null) {
                if (token == JsonToken.PROPERTY_NAME
                        && holder.equals(parser.currentName())
                        && parser.nextToken() == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        var refusal = rows.next(parser);
                        if (refusal != null) {
                            return refusal;
                        }
                    }
                }
            }
            return rows.ended();
        } catch (JacksonException broken) {
            return rows.cutOff(broken);
        }
    }
}
