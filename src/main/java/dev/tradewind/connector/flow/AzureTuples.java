package dev.tradewind.connector.flow;

import dev.tradewind.connector.Quarantined;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.flow.FlowRecord;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Walks the records of a log; a record's own fields may stand before or behind its tuples. */
final class AzureTuples {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TUPLES = "flowTuples";

    private final RowSink<FlowRecord> rows;
    private final Map<String, String> fields = new HashMap<>();
    private final List<Found> found = new ArrayList<>();
    private long line = 1;

    /** A tuple where it stands. */
    private record Found(long line, @Nullable String mac, String text) {}

    AzureTuples(RowSink<FlowRecord> rows) {
        this.rows = rows;
    }

    Reading read(Reader text) throws IOException {
        try (var parser = JSON.createParser(text)) {
            JsonToken token;
            while ((token = parser.nextToken()) != null) {
                if (token == JsonToken.START_OBJECT) {
                    record(parser);
                    hand();
                }
            }
            return Reading.complete();
        } catch (JacksonException broken) {
            hand();
            return cutOff(broken);
        }
    }

    /** One record; of an object that holds a list of them only what stands before the list. */
    private void record(JsonParser parser) {
        int depth = 1;
        boolean tuples = false;
        @Nullable String mac = null;
        while (depth > 0) {
            var token = parser.nextToken();
            if (token == null) {
                return;
            }
            line = parser.currentTokenLocation().getLineNr();
            if (depth == 1 && token == JsonToken.START_ARRAY && "records".equals(parser.currentName())) {
                return;
            }
            if (token.isStructStart()) {
                depth++;
                tuples = token == JsonToken.START_ARRAY && TUPLES.equals(parser.currentName());
            } else if (token.isStructEnd()) {
                depth--;
                tuples = false;
            } else if (tuples) {
                found.add(new Found(line, mac, parser.getString()));
            } else if (token.isScalarValue() && "mac".equals(parser.currentName())) {
                mac = parser.getString();
            } else if (token.isScalarValue() && parser.currentName() != null) {
                fields.putIfAbsent(parser.currentName(), parser.getString());
            }
        }
    }

    /** All tuples of one record, now that its fields are known. */
    private void hand() {
        var reader = new AzureTupleReader(fields);
        for (var tuple : found) {
            try {
                rows.accept(tuple.line(), reader.read(tuple.text(), tuple.mac()));
            } catch (Unreadable cell) {
                rows.quarantine(
                        new Quarantined(tuple.line(), cell.column(), cell.value(), cell.reason(), tuple.text()));
            }
        }
        found.clear();
        fields.clear();
    }

    private Reading cutOff(JacksonException broken) throws IOException {
        if (broken.getCause() instanceof IOException io && !(io instanceof EOFException)) {
            throw io;
        }
        var at = broken.getLocation() == null ? line : broken.getLocation().getLineNr();
        rows.quarantine(at, null, null, "not JSON from here on: " + broken.getOriginalMessage());
        return new Reading.CutOff(at, "the file could not be read as JSON beyond line " + at);
    }
}
