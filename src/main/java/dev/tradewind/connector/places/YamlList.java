package dev.tradewind.connector.places;

import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Unreadable;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a YAML file that is one list under a name, entry by entry. */
public final class YamlList {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            // One entry after the other is read from the same parser: what follows is the next one.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private YamlList() {}

    /** Turns one entry into one row. */
    @FunctionalInterface
    public interface Entry<R> {
        R of(JsonNode entry) throws Unreadable;
    }

    public static <R> Reading read(SourceFile file, String name, String advice, RowSink<R> rows, Entry<R> reader)
            throws IOException {
        int line = 1;
        try (var text = file.reader();
                JsonParser parser = YAML.createParser(text)) {
            if (!toList(parser, name)) {
                return new Reading.Refused(name, "no list of " + name, advice);
            }
            while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                line = parser.currentTokenLocation().getLineNr();
                JsonNode entry = YAML.readTree(parser);
                one(line, entry, rows, reader);
            }
            return Reading.complete();
        } catch (JacksonException broken) {
            var at = broken.getLocation() == null ? line : broken.getLocation().getLineNr();
            String reason = "not YAML from here on: " + broken.getOriginalMessage();
            rows.quarantine(at, null, null, reason);
            return new Reading.CutOff(at, reason);
        }
    }

    private static boolean toList(JsonParser parser, String wanted) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (wanted.equals(name)) {
                return value == JsonToken.START_ARRAY;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static <R> void one(int line, JsonNode entry, RowSink<R> rows, Entry<R> reader) {
        try {
            rows.accept(line, reader.of(entry));
        } catch (Unreadable field) {
            rows.quarantine(line, field.column(), field.value(), field.reason());
        }
    }
}
