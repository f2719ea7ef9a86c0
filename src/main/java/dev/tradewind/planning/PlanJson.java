package dev.tradewind.planning;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.tradewind.placement.Series;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Snapshots, requests and plans as JSON, the same bytes for the same values. A series is an array in which {@code null}
 * is unknown; a value repeated to the end is written once, as {@code {"slots": n, "value": v}}.
 */
public final class PlanJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(new SeriesWriter())
                    .addDeserializer(Series.class, new SeriesReader()))
            .withConfigOverride(
                    List.class, lists -> lists.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
            // What a value can tell about itself, such as Money.isZero, is no part of it.
            .changeDefaultVisibility(found ->
                    found.withIsGetterVisibility(com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility.NONE))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PlanJson() {}

    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    public static String text(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** @throws tools.jackson.core.JacksonException with line and column where the text is not of this shape */
    public static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static <T> List<T> readList(String json, Class<T> type) {
        return MAPPER.readerForListOf(type).readValue(json);
    }

    private static final class SeriesWriter extends StdSerializer<Series> {
        SeriesWriter() {
            super(Series.class);
        }

        @Override
        public void serialize(Series series, JsonGenerator json, SerializationContext context) {
            if (series.slots() > 1 && series.equals(flat(series))) {
                json.writeStartObject();
                json.writeNumberProperty("slots", series.slots());
                json.writeName("value");
                write(series, 0, json);
                json.writeEndObject();
                return;
            }
            json.writeStartArray();
            for (var slot = 0; slot < series.slots(); slot++) {
                write(series, slot, json);
            }
            json.writeEndArray();
        }

        private static Series flat(Series series) {
            return series.isKnown(0) ? Series.flat(series.slots(), series.at(0)) : Series.unknown(series.slots());
        }

        private static void write(Series series, int slot, JsonGenerator json) {
            if (series.isKnown(slot)) {
                json.writeNumber(series.at(slot));
            } else {
                json.writeNull();
            }
        }
    }

    private static final class SeriesReader extends StdDeserializer<Series> {
        SeriesReader() {
            super(Series.class);
        }

        @Override
        public Series deserialize(JsonParser json, DeserializationContext context) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                var flat = json.readValueAs(Flat.class);
                return flat.value() == null ? Series.unknown(flat.slots()) : Series.flat(flat.slots(), flat.value());
            }
            var values = new ArrayList<@org.jspecify.annotations.Nullable Long>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                values.add(json.currentToken() == JsonToken.VALUE_NULL ? null : (Long) json.getLongValue());
            }
            var series = Series.unknown(values.size());
            var known = new long[values.size()];
            for (var slot = 0; slot < known.length; slot++) {
                var value = values.get(slot);
                known[slot] = value == null ? Long.MIN_VALUE : value;
            }
            return known.length == 0 ? series : Series.of(known);
        }
    }

    private record Flat(
            int slots, @org.jspecify.annotations.Nullable Long value) {}
}
