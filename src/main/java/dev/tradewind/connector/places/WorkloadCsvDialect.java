package dev.tradewind.connector.places;

import dev.tradewind.connector.Dialect;
import dev.tradewind.connector.FileHead;
import dev.tradewind.connector.ImportOptions;
import dev.tradewind.connector.Reading;
import dev.tradewind.connector.RowSink;
import dev.tradewind.connector.SourceFile;
import dev.tradewind.connector.TableRow;
import dev.tradewind.connector.Tables;
import dev.tradewind.connector.Unreadable;
import dev.tradewind.workload.Workload;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Workloads as CSV, one a line, lists packed into cells; the form is in docs/formats.md. */
public final class WorkloadCsvDialect implements Dialect<Workload> {
    private static final List<String> MANDATORY = List.of("name", "kind", "owner", "environment", "site", "vcpus");
    private static final List<String> PLAIN = List.of(
            "name",
            "kind",
            "owner",
            "environment",
            "site",
            "vcpus",
            "memoryGib",
            "gpus",
            "watts",
            "utilisation",
            "durationHours",
            "schedule",
            "zone",
            "slackHours",
            "earliestStart",
            "deadline",
            "interruptible",
            "egressGbPerMonth",
            "maxRttMillis",
            "maxRttForShare");
    private static final List<String> DATA_SET =
            List.of("name", "site", "sizeGigabytes", "gigabytesRead", "gigabytesWritten", "mode");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ADVICE = "Expected at least " + String.join(", ", MANDATORY) + "; see docs/formats.md.";

    @Override
    public String id() {
        return "tradewind-workloads-csv";
    }

    @Override
    public String title() {
        return "workloads (CSV)";
    }

    @Override
    public Class<Workload> rowType() {
        return Workload.class;
    }

    @Override
    public boolean recognises(FileHead head) {
        return head.hasColumns("name", "kind", "owner", "site", "vcpus");
    }

    @Override
    public Reading read(SourceFile file, ImportOptions options, RowSink<Workload> rows) throws IOException {
        return Tables.read(file, MANDATORY, ADVICE, rows, row -> workload(row));
    }

    private static Workload workload(TableRow row) throws Unreadable {
        ObjectNode entry = entry(row);
        try {
            return WorkloadReader.read(entry, PlacingCells.of(row));
        } catch (IllegalArgumentException refused) {
            throw new Unreadable(null, row.text("name"), String.valueOf(refused.getMessage()));
        }
    }

    private static ObjectNode entry(TableRow row) throws Unreadable {
        ObjectNode entry = NODES.objectNode();
        for (String column : PLAIN) {
            String text = row.text(column);
            if (text != null) {
                entry.put(column, text);
            }
        }
        ArrayNode command = entry.putArray("command");
        parts(row, "command", " ").forEach(command::add);
        ObjectNode labels = entry.putObject("labels");
        for (String label : parts(row, "labels", ";")) {
            labels.put(before(label, '=', "labels"), after(label, '='));
        }
        ArrayNode users = entry.putArray("users");
        for (String group : parts(row, "users", ";")) {
            users.addObject().put("site", before(group, '=', "users")).put("share", after(group, '='));
        }
        ArrayNode sets = entry.putArray("dataSets");
        for (String packed : parts(row, "dataSets", ";")) {
            ObjectNode set = sets.addObject();
            List<String> cells = List.of(packed.split("\\|", -1));
            for (int i = 0; i < Math.min(cells.size(), DATA_SET.size()); i++) {
                set.put(DATA_SET.get(i), cells.get(i).strip());
            }
        }
        return entry;
    }

    private static List<String> parts(TableRow row, String column, String separator) {
        String text = row.text(column);
        return text == null
                ? List.of()
                : List.of(text.split(separator)).stream()
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }

    private static String before(String pair, char separator, String column) throws Unreadable {
        int at = pair.lastIndexOf(separator);
        if (at <= 0) {
            throw new Unreadable(column, pair, "expected name=value, several parted by semicolons");
        }
        return pair.substring(0, at).strip();
    }

    private static String after(String pair, char separator) {
        return pair.substring(pair.lastIndexOf(separator) + 1).strip();
    }
}
