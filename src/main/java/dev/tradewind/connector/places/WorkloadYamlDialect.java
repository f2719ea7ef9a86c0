package dev.tradewind.connector.places;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.workload.Workload;
import java.io.IOException;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Workloads as YAML: a list under {@code workloads}; the form is in docs/formats.md. */
public final class WorkloadYamlDialect implements Dialect<Workload> {
    private static final Pattern BEGINS = Pattern.compile("(?m)^workloads\\s*:");
    private static final String ADVICE = "Expected a list under 'workloads:'; see docs/formats.md.";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            // One entry after the other is read from the same parser: what follows is the next one.
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public String id() {
        return "tradewind-workloads-yaml";
    }

    @Override
    public String title() {
        return "workloads (YAML)";
    }

    @Override
    public Class<Workload> rowType() {
        return Workload.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return BEGINS.matcher(head.text()).find();
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<Workload> rows) throws IOException {
        int line = 1;
        try (var text = file.reader();
                JsonParser parser = YAML.createParser(text)) {
            if (!toList(parser)) {
                return new Reading.Refused("workloads", "no list of workloads", ADVICE);
            }
            while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                line = parser.currentTokenLocation().getLineNr();
                JsonNode entry = YAML.readTree(parser);
                one(line, entry, rows);
            }
            return Reading.complete();
        } catch (JacksonException broken) {
            var at = broken.getLocation() == null ? line : broken.getLocation().getLineNr();
            String reason = "not YAML from here on: " + broken.getOriginalMessage();
            rows.quarantine(at, null, null, reason);
            return new Reading.CutOff(at, reason);
        }
    }

    private static boolean toList(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if ("workloads".equals(name)) {
                return value == JsonToken.START_ARRAY;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static void one(int line, JsonNode entry, RowSink<Workload> rows) {
        try {
            rows.accept(line, WorkloadReader.read(entry));
        } catch (Unreadable field) {
            rows.quarantine(line, field.column(), field.value(), field.reason());
        }
    }
}
