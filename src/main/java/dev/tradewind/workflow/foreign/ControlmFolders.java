package dev.tradewind.workflow.foreign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Folders and jobs as the Automation API writes them. Flows, and events that one job adds and another waits for, become the
 * order of a workflow.
 */
final class ControlmFolders {
    private static final Set<String> JOB_KNOWN = Set.of(
            "Type",
            "Command",
            "When",
            "Description",
            "FileName",
            "FilePath",
            "Script",
            "Application",
            "SubApplication");

    private final Draft draft;
    private final Map<String, List<String>> after = new LinkedHashMap<>();
    private final Map<String, String> addedBy = new HashMap<>();
    private final Map<String, List<String>> waits = new LinkedHashMap<>();
    private @Nullable String folderName;

    private ControlmFolders(Draft draft) {
        this.draft = draft;
    }

    static Translation translate(JsonNode root, Draft draft) {
        var reader = new ControlmFolders(draft);
        int folders = 0;
        for (var name : root.propertyNames()) {
            var each = root.path(name);
            var type = each.path("Type").asString("");
            if (type.endsWith("Folder")) {
                folders++;
                reader.folder(name, each);
            } else if (each.isObject() && !type.isEmpty()) {
                draft.note(name, "is " + type + ", no folder, and was left out");
            }
        }
        if (folders == 0) {
            throw new IllegalArgumentException(
                    "neither Control-M job JSON (no folder in it) nor a Nomad job in JSON. Maybe it is another format?");
        }
        return draft.done("CONTROLM", reader.workflow());
    }

    private void folder(String name, JsonNode folder) {
        folderName = folderName == null ? name : folderName;
        for (var key : folder.propertyNames()) {
            var each = folder.path(key);
            var type = each.path("Type").asString("");
            var where = name + "/" + key;
            if (type.startsWith("Job")) {
                job(name, key, each, folder.path("When"));
            } else if (type.equals("Flow")) {
                flow(each);
            } else if (type.endsWith("Folder")) {
                folder(name + "/" + key, each);
            } else if (!Set.of("Type", "When", "ControlmServer", "OrderMethod").contains(key)) {
                draft.note(where, "has no counterpart and was left out");
            }
        }
    }

    private void flow(JsonNode flow) {
        String before = null;
        for (var job : flow.path("Sequence")) {
            if (before != null) {
                after.computeIfAbsent(job.asString(), none -> new ArrayList<>()).add(before);
            }
            before = job.asString();
        }
    }

    private void job(String folder, String name, JsonNode job, JsonNode folderWhen) {
        var where = folder + "/" + name;
        var workload = draft.batch(where, name, null, null, null);
        workload.put("run", new HashMap<>(Map.of("job", where)));
        after.computeIfAbsent(name, none -> new ArrayList<>());
        var when = job.has("When") ? job.path("When") : folderWhen;
        draft.window(where, workload, cron(where, when), "UTC");
        if (when.has("FromTime")) {
            draft.note(where + ".When", "names no zone; UTC stands in its place");
        }
        for (var key : job.propertyNames()) {
            var each = job.path(key);
            switch (each.path("Type").asString("")) {
                case "AddEvents" ->
                    each.path("Events")
                            .forEach(event -> addedBy.put(event.path("Event").asString(""), name));
                case "WaitForEvents" ->
                    each.path("Events").forEach(event -> {
                        if (event.has("Event")) {
                            waits.computeIfAbsent(name, none -> new ArrayList<>())
                                    .add(event.path("Event").asString(""));
                        } else {
                            draft.note(
                                    where + "." + key,
                                    "'%s' between events: all are awaited here".formatted(event.asString("")));
                        }
                    });
                case "DeleteEvents" -> {}
                default -> {
                    if (!JOB_KNOWN.contains(key)) {
                        draft.note(where + "." + key, "has no counterpart and was left out");
                    }
                }
            }
        }
    }

    private @Nullable String cron(String where, JsonNode when) {
        var from = when.path("FromTime").asString("");
        if (!from.matches("\\d{4}")) {
            return null;
        }
        var days = new LinkedHashSet<String>();
        when.path("WeekDays").forEach(day -> {
            if (day.asString("").matches("MON|TUE|WED|THU|FRI|SAT|SUN")) {
                days.add(day.asString());
            }
        });
        for (var key : when.propertyNames()) {
            if (!Set.of("FromTime", "WeekDays").contains(key)) {
                draft.note(where + ".When." + key, "has no counterpart and was left out");
            }
        }
        return "0 %d %d * * %s"
                .formatted(
                        Integer.parseInt(from.substring(2)),
                        Integer.parseInt(from.substring(0, 2)),
                        days.isEmpty() ? "*" : String.join(",", days));
    }

    private @Nullable Map<String, Object> workflow() {
        waits.forEach((job, events) -> events.forEach(event -> {
            var by = addedBy.get(event);
            if (by == null) {
                draft.note(job, "waits for the event '%s', which no job of this text adds".formatted(event));
            } else {
                after.computeIfAbsent(job, none -> new ArrayList<>()).add(by);
            }
        }));
        if (after.values().stream().allMatch(List::isEmpty)) {
            return null;
        }
        var jobs = new ArrayList<Map<String, Object>>();
        after.forEach((job, before) -> {
            var each = new LinkedHashMap<String, Object>();
            each.put("name", Draft.slug(job));
            each.put("workload", Draft.slug(job));
            if (!before.isEmpty()) {
                each.put("after", before.stream().distinct().map(Draft::slug).toList());
            }
            each.put("expectedMinutes", 60);
            jobs.add(each);
        });
        var workflow = new LinkedHashMap<String, Object>();
        workflow.put("name", Draft.slug(folderName == null ? "folder" : folderName));
        workflow.put("description", "From the Control-M folder " + folderName);
        workflow.put("owner", draft.owner());
        workflow.put("zone", "UTC");
        workflow.put("jobs", jobs);
        return workflow;
    }
}
