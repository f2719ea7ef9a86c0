package dev.tradewind.connector.places;

import dev.tradewind.connector.Unreadable;
import dev.tradewind.quantity.Ids;
import dev.tradewind.workload.DataCopy;
import dev.tradewind.workload.DataSet;
import dev.tradewind.workload.DataSetMode;
import dev.tradewind.workload.Placing;
import dev.tradewind.workload.RunTemplate;
import dev.tradewind.workload.RunWindow;
import dev.tradewind.workload.UserGroup;
import dev.tradewind.workload.Workload;
import dev.tradewind.workload.WorkloadKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns one entry of a workload file into a workload. */
final class WorkloadReader {
    private static final double USUAL_UTILISATION = 0.5;

    private WorkloadReader() {}

    static Workload read(JsonNode entry) throws Unreadable {
        try {
            return read(entry, PlacingReader.read(entry.get("placing")));
        } catch (IllegalArgumentException refused) {
            throw new Unreadable("placing", null, String.valueOf(refused.getMessage()));
        }
    }

    static Workload read(JsonNode entry, Placing placing) throws Unreadable {
        var fields = new Fields(entry, "");
        String name = fields.mandatory("name");
        WorkloadKind kind = fields.choice("kind", WorkloadKind.class, null);
        try {
            return new Workload(
                    Ids.next(),
                    name,
                    kind,
                    fields.mandatory("owner"),
                    fields.mandatory("environment"),
                    labels(entry.get("labels")),
                    fields.mandatory("site"),
                    fields.number("vcpus", 0),
                    fields.number("memoryGib", 0),
                    (int) fields.number("gpus", 0),
                    fields.number("watts"),
                    fields.number("utilisation", USUAL_UTILISATION),
                    kind == WorkloadKind.BATCH ? fields.number("durationHours") : null,
                    kind == WorkloadKind.BATCH ? window(fields) : null,
                    fields.yes("interruptible"),
                    texts(entry.get("command"), "command"),
                    run(entry.get("run")),
                    dataSets(entry.get("dataSets")),
                    users(entry.get("users")),
                    fields.decimal("egressGbPerMonth", BigDecimal.ZERO),
                    fields.number("maxRttMillis"),
                    fields.number("maxRttForShare"),
                    placing,
                    0);
        } catch (IllegalArgumentException refused) {
            throw new Unreadable(null, name, String.valueOf(refused.getMessage()));
        }
    }

    private static RunWindow window(Fields entry) throws Unreadable {
        JsonNode nested = entry.node().get("window");
        var fields = nested == null ? entry : new Fields(nested, "window");
        String zone = fields.text("zone");
        try {
            return new RunWindow(
                    fields.text("schedule"),
                    ZoneId.of(zone == null ? "UTC" : zone),
                    fields.number("slackHours", 0),
                    fields.instant("earliestStart"),
                    fields.instant("deadline"));
        } catch (DateTimeException noZone) {
            throw new Unreadable(fields.name("zone"), zone, "no time zone; expected a name as in Europe/Berlin");
        } catch (IllegalArgumentException refused) {
            throw new Unreadable(
                    fields.name("schedule"),
                    fields.text("schedule"),
                    refused.getMessage() + ". Expected six cron fields, or earliestStart before deadline");
        }
    }

    private static @Nullable RunTemplate run(@Nullable JsonNode node) throws Unreadable {
        if (node == null || node.isNull()) {
            return null;
        }
        var fields = new Fields(node, "run");
        return new RunTemplate(
                fields.text("image"), fields.text("object"), (int) fields.number("replicas", 1), fields.text("job"));
    }

    private static Map<String, String> labels(@Nullable JsonNode node) throws Unreadable {
        Map<String, String> labels = new TreeMap<>();
        if (node != null) {
            for (var entry : node.properties()) {
                labels.put(entry.getKey(), text(entry.getValue(), "labels." + entry.getKey()));
            }
        }
        return labels;
    }

    private static String text(JsonNode node, String field) throws Unreadable {
        if (node.isContainer()) {
            throw new Unreadable(field, node.toString(), "expected a text");
        }
        return node.asString();
    }

    static List<String> texts(@Nullable JsonNode node, String field) throws Unreadable {
        var texts = new ArrayList<String>();
        if (node != null && !node.isNull()) {
            if (!node.isArray()) {
                throw new Unreadable(field, node.toString(), "expected a list");
            }
            for (var item : node) {
                texts.add(text(item, field));
            }
        }
        return texts;
    }

    private static List<DataSet> dataSets(@Nullable JsonNode node) throws Unreadable {
        var sets = new ArrayList<DataSet>();
        for (int i = 0; node != null && i < node.size(); i++) {
            var fields = new Fields(node.get(i), "dataSets[" + i + "]");
            sets.add(new DataSet(
                    fields.mandatory("name"),
                    fields.mandatory("site"),
                    fields.decimal("gigabytesRead", BigDecimal.ZERO),
                    fields.decimal("gigabytesWritten", BigDecimal.ZERO),
                    fields.decimal("sizeGigabytes", BigDecimal.ZERO),
                    fields.choice("mode", DataSetMode.class, DataSetMode.FIXED),
                    texts(node.get(i).get("replicas"), fields.name("replicas")),
                    copy(node.get(i).get("copy"), fields.name("copy"))));
        }
        return sets;
    }

    private static @Nullable DataCopy copy(@Nullable JsonNode node, String name) throws Unreadable {
        if (node == null || node.isNull()) {
            return null;
        }
        var fields = new Fields(node, name);
        return new DataCopy(
                fields.text("objects"),
                texts(node.get("command"), fields.name("command")),
                fields.decimal("megabytesPerSecond"),
                fields.decimal("mostUsd"));
    }

    private static List<UserGroup> users(@Nullable JsonNode node) throws Unreadable {
        var groups = new ArrayList<UserGroup>();
        for (int i = 0; node != null && i < node.size(); i++) {
            var fields = new Fields(node.get(i), "users[" + i + "]");
            groups.add(new UserGroup(fields.mandatory("site"), fields.number("share", 1)));
        }
        return groups;
    }
}
