package dev.tradewind.connector.series;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.connector.series.InterruptionRate.Span;
import dev.tradewind.signal.SignalKind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file behind AWS Spot Instance Advisor ({@code spot-advisor-data.json}): which share of the Linux machines of a type was taken
 * back in the month before, as one of its {@code ranges}.
 */
public final class SpotAdvisorDialect implements Dialect<SeriesRow> {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String REGIONS = "spot_advisor";
    private static final String ADVICE =
            "Expected ranges (index, label) and spot_advisor (region, Linux, type, r), as AWS publishes them.";

    @Override
    public String id() {
        return "aws-spot-advisor";
    }

    @Override
    public String title() {
        return "AWS Spot Instance Advisor";
    }

    @Override
    public Class<SeriesRow> rowType() {
        return SeriesRow.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.isJson()
                && (head.text().contains('"' + REGIONS + '"')
                        || head.text().contains("\"ranges\"") && head.text().contains("\"instance_types\""));
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<SeriesRow> rows) throws IOException {
        JsonNode advisor;
        try (var text = file.reader()) {
            advisor = MAPPER.readTree(text);
        } catch (JacksonException broken) {
            long line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
            String reason = "not JSON from here on: " + broken.getOriginalMessage();
            rows.quarantine(line, null, null, reason);
            return new Reading.CutOff(line, reason);
        }
        var labels = new HashMap<Integer, String>();
        for (JsonNode range : advisor.path("ranges")) {
            labels.put(range.path("index").asInt(-1), range.path("label").asString(""));
        }
        if (labels.isEmpty() || !advisor.path(REGIONS).isObject()) {
            return Reading.missingColumn(labels.isEmpty() ? "ranges" : REGIONS, ADVICE);
        }
        long entry = 0;
        for (var region : advisor.path(REGIONS).properties()) {
            for (var type : region.getValue().path("Linux").properties()) {
                entry++;
                take(
                        entry,
                        "aws:" + region.getKey(),
                        type.getKey(),
                        type.getValue().path("r"),
                        labels,
                        rows);
            }
        }
        return Reading.complete();
    }

    private static void take(
            long entry,
            String site,
            String type,
            JsonNode range,
            Map<Integer, String> labels,
            RowSink<SeriesRow> rows) {
        var label = range.isInt() ? labels.get(range.asInt()) : null;
        if (label == null) {
            rows.quarantine(entry, "r", range.toString(), "no range of this file, at " + site + " " + type);
            return;
        }
        try {
            var rate = InterruptionRate.of("label", label, Span.MONTH);
            rows.accept(
                    entry,
                    InterruptionDialect.row(site, type, rate, "AWS Spot Instance Advisor", SignalKind.PUBLISHED));
        } catch (Unreadable unreadable) {
            rows.quarantine(entry, unreadable.column(), label, unreadable.reason());
        }
    }
}
