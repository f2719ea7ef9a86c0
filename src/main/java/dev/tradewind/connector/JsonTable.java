package dev.tradewind.connector;

import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table as JSON: one object per line, or an array of objects, perhaps below a field such as {@code records}. Fields of
 * nested objects are columns with dots, such as {@code sku.description}; lists stay JSON text in one cell.
 */
final class JsonTable {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonTable() {}

    static boolean looksLike(String text) {
        var start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    static JsonParser parser(Reader text) {
        return JSON.createParser(text);
    }

    /** Columns that the first object names; empty if it does not end within the text or is no object. */
    static List<String> firstColumns(String text) {
        try (var parser = JSON.createParser(text)) {
            JsonNode first = new JsonObjects(JSON, parser).next();
            if (first == null) {
                return List.of();
            }
            var header = new Header(List.of());
            flatten("", first, header, new ArrayList<>());
            return header.names();
        } catch (JacksonException unfinished) {
            return List.of();
        }
    }

    static Reading read(Reader text, String part, Tables.Table<?> table) throws IOException {
        var rows = new Rows(part, table);
        try (var parser = parser(text)) {
            var objects = new JsonObjects(JSON, parser);
            JsonNode object;
            while ((object = objects.next()) != null) {
                var refusal = rows.row(objects.line(), object);
                if (refusal != null) {
                    return refusal;
                }
            }
            return rows.ended();
        } catch (JacksonException broken) {
            return rows.cutOff(broken);
        }
    }

    /** Objects on their way to becoming rows. */
    static final class Rows {
        private final String part;
        private final Tables.Table<?> table;
        private final Header header = new Header(List.of());
        private long line = 1;
        private boolean first = true;

        Rows(String part, Tables.Table<?> table) {
            this.part = part;
            this.table = table;
        }

        /** Takes the object at whose beginning the parser stands; answers a refusal of the whole file, or null. */
        @Nullable
        Reading next(JsonParser parser) {
            var at = parser.currentTokenLocation().getLineNr();
            return row(at, JSON.readTree(parser));
        }

        /** As above, of an object that was read. */
        @Nullable
        Reading row(long at, JsonNode object) {
            line = at;
            var cells = new ArrayList<@Nullable String>();
            flatten("", object, header, cells);
            var refusal = first ? table.refusal(header) : null;
            if (refusal == null) {
                table.one(new TableRow(line, part, header, cells, Notation.PLAIN));
            }
            first = false;
            return refusal;
        }

        Reading ended() {
            return first
                    ? new Reading.Refused(null, "the file holds no object; expected one per row", table.advice())
                    : Reading.complete();
        }

        Reading cutOff(JacksonException broken) throws IOException {
            if (broken.getCause() instanceof IOException io && !(io instanceof EOFException)) {
                throw io;
            }
            var at = broken.getLocation() == null ? line : broken.getLocation().getLineNr();
            table.sink().quarantine(at, null, null, "not JSON from here on: " + broken.getOriginalMessage());
            return new Reading.CutOff(at, "the file could not be read as JSON beyond line " + at);
        }
    }

    private static void flatten(String prefix, JsonNode object, Header header, List<@Nullable String> cells) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            var name = prefix + field.getKey();
            var value = field.getValue();
            if (value.isObject()) {
                flatten(name + ".", value, header, cells);
                // The object as a whole stays readable too: tags are one, and a table of their own.
                set(header.positionOf(name), value.toString(), cells);
            } else if (value.isArray()) {
                set(header.positionOf(name), value.toString(), cells);
            } else {
                set(header.positionOf(name), value.isNull() ? null : value.asString(), cells);
            }
        }
    }

    private static void set(int position, @Nullable String value, List<@Nullable String> cells) {
        while (cells.size() <= position) {
            cells.add(null);
        }
        cells.set(position, value);
    }
}
