package dev.tradewind.audit.ui;

import static dev.tradewind.ui.Texts.tr;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * One field of the changed thing.
 *
 * @param field path with dots
 * @param before empty where there was none
 * @param after empty where there is none
 */
record FieldChange(String field, String before, String after) {

    boolean differs() {
        return !before.equals(after);
    }

    /** What differs first, then what stayed; both by name. */
    static List<FieldChange> of(JsonNode entry) {
        var before = new TreeMap<String, String>();
        var after = new TreeMap<String, String>();
        side(entry, "before", before);
        side(entry, "after", after);
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        var all = names.stream()
                .map(name -> new FieldChange(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .toList();
        var sorted = new ArrayList<>(all.stream().filter(FieldChange::differs).toList());
        all.stream().filter(change -> !change.differs()).forEach(sorted::add);
        return sorted;
    }

    private static void side(JsonNode entry, String side, TreeMap<String, String> fields) {
        flatten("", entry.path(side), fields);
        var blob = entry.path(side + tr("Blob"));
        if (blob.isObject()) {
            fields.put("(in evidence)", blob.path("sha256").asString(""));
        }
    }

    private static void flatten(String path, JsonNode node, TreeMap<String, String> fields) {
        if (node.isObject()) {
            for (var name : node.propertyNames()) {
                flatten(path.isEmpty() ? name : path + "." + name, node.path(name), fields);
            }
        } else if (!node.isMissingNode()) {
            fields.put(path.isEmpty() ? "value" : path, node.isString() ? node.asString() : node.toString());
        }
    }
}
