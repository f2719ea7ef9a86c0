package dev.tradewind.connector.flow;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.egress.flow.FlowEnd;
import dev.tradewind.egress.flow.FlowRecord;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Flows that Hubble observed, one JSON object per line, within {@code flow} or bare. They count no bytes: each says that
 * one workload spoke to another.
 */
public final class HubbleDialect implements Dialect<FlowRecord> {
    private static final Pattern WORKLOAD = Pattern.compile("\"name\":\"([^\"]+)\"");
    private static final Pattern APP = Pattern.compile("\"k8s:(?:app|k8s-app|app\\.kubernetes\\.io/name)=([^\"]+)\"");
    private static final Pattern RESERVED = Pattern.compile("\"(reserved:[^\"]+)\"");

    @Override
    public String id() {
        return "hubble-flow";
    }

    @Override
    public String title() {
        return "Hubble flows";
    }

    @Override
    public Class<FlowRecord> rowType() {
        return FlowRecord.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.isJson()
                && head.text().contains("\"verdict\"")
                && head.text().contains("\"node_name\"");
    }

    @Override
    public Optional<String> warning() {
        return Optional.of(
                "Hubble counts no bytes: these flows say who spoke to whom, and no cost is attributed by them.");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<FlowRecord> rows) throws IOException {
        return Tables.read(
                file, header -> null, "Expected the output of hubble observe -o json.", rows, HubbleDialect::read);
    }

    private static FlowRecord read(TableRow row) throws Unreadable {
        var in = row.raw("flow") == null ? "" : "flow.";
        var source = end(row, in, "source");
        var destination = end(row, in, "destination");
        if (source.isUnknown() || destination.isUnknown()) {
            throw new Unreadable(
                    in + (source.isUnknown() ? "source" : "destination"),
                    null,
                    "the object has no flow with two ends. Maybe it tells of a node or of lost events?");
        }
        var at = row.mandatoryInstant(row.text(in + "time") == null ? "time" : in + "time");
        var node = row.text(in + "node_name");
        return new FlowRecord(
                at,
                at,
                null,
                (node == null ? "hubble" : node) + "/" + row.text(in + "traffic_direction"),
                source,
                destination,
                null,
                FlowRecord.Count.UNKNOWN,
                null);
    }

    private static FlowEnd end(TableRow row, String in, String side) throws Unreadable {
        var column = in + "IP." + side;
        return FlowEnd.at(FlowCells.address(column, row.text(column))).called(name(row, in + side));
    }

    private static @Nullable String name(TableRow row, String end) {
        var namespace = row.text(end + ".namespace");
        var labels = String.valueOf(row.text(end + ".labels"));
        var name = match(WORKLOAD, row.text(end + ".workloads"))
                .or(() -> match(APP, labels))
                .or(() -> Optional.ofNullable(row.text(end + ".pod_name")));
        if (name.isEmpty()) {
            // the world beyond the cluster is known by its address alone
            return match(RESERVED, labels)
                    .filter(reserved -> !reserved.startsWith("reserved:world"))
                    .orElse(null);
        }
        return namespace == null ? name.get() : namespace + "/" + name.get();
    }

    private static Optional<String> match(Pattern pattern, @Nullable String text) {
        var found = pattern.matcher(text == null ? "" : text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
