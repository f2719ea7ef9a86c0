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
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Google VPC flow logs as Cloud Logging exports them: JSON lines, a list of entries, or a table of the same columns. */
public final class GoogleFlowLogDialect implements Dialect<FlowRecord> {
    private static final Pattern ZONE = Pattern.compile("([a-z]+-[a-z]+\\d+)-[a-z]");
    private static final String BODY = "jsonPayload.";
    private static final List<String> MANDATORY = List.of(BODY + "connection.src_ip", BODY + "connection.dest_ip");

    @Override
    public String id() {
        return "gcp-vpc-flow";
    }

    @Override
    public String title() {
        return "Google VPC flow log";
    }

    @Override
    public Class<FlowRecord> rowType() {
        return FlowRecord.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns(MANDATORY.toArray(String[]::new))
                || (head.isJson()
                        && head.text().contains("\"jsonPayload\"")
                        && head.text().contains("\"src_ip\"")
                        && head.text().contains("\"dest_ip\""));
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<FlowRecord> rows) throws IOException {
        return Tables.read(
                file,
                MANDATORY,
                "Expected entries with jsonPayload.connection.src_ip and dest_ip.",
                rows,
                GoogleFlowLogDialect::read);
    }

    private static FlowRecord read(TableRow row) throws Unreadable {
        var from = time(row, "start_time");
        var to = time(row, "end_time");
        FlowCells.ordered(BODY + "end_time", from, to);
        var reporter = row.text(BODY + "reporter");
        var side = "DEST".equals(reporter) ? "dest" : "src";
        return new FlowRecord(
                from,
                to,
                row.text(BODY + side + "_instance.project_id"),
                reporter == null ? "vpc" : reporter,
                end(row, "src"),
                end(row, "dest"),
                null,
                new FlowRecord.Count(count(row, "bytes_sent"), count(row, "packets_sent")),
                null);
    }

    private static @Nullable Long count(TableRow row, String name) throws Unreadable {
        return FlowCells.count(BODY + name, row.text(BODY + name));
    }

    /** Short flows have no end, and metadata may be switched off: the entry's own time stands for both. */
    private static Instant time(TableRow row, String name) throws Unreadable {
        for (var column : List.of(BODY + name, BODY + "start_time", BODY + "end_time", "timestamp")) {
            if (row.text(column) != null) {
                return FlowCells.time(column, row.text(column));
            }
        }
        throw new Unreadable(BODY + name, null, "no time; expected start_time, end_time or timestamp");
    }

    private static FlowEnd end(TableRow row, String side) throws Unreadable {
        var column = BODY + "connection." + side + "_ip";
        var address = FlowCells.address(column, row.text(column));
        if (address == null) {
            throw new Unreadable(column, row.raw(column), "no address");
        }
        var zone = row.text(BODY + side + "_instance.zone");
        var matched = ZONE.matcher(zone == null ? "" : zone);
        var region = row.text(BODY + side + "_instance.region");
        var code = region != null ? region : matched.matches() ? matched.group(1) : null;
        return FlowEnd.at(address).called(name(row, side)).in(code == null ? null : "gcp:" + code, zone);
    }

    private static @Nullable String name(TableRow row, String side) {
        var gke = BODY + side + "_gke_details.";
        var namespace = row.text(gke + "pod.pod_namespace");
        for (var column :
                List.of(gke + "pod.pod_workload.workload_name", gke + "service.0.service_name", gke + "pod.pod_name")) {
            var name = row.text(column);
            if (name != null) {
                return namespace == null ? name : namespace + "/" + name;
            }
        }
        return row.text(BODY + side + "_instance.vm_name");
    }
}
