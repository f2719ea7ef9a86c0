package dev.tradewind.workflow.foreign;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code batch/v1} Jobs and CronJobs; everything else of the text is named as left out. */
final class KubernetesJobs {
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "Ki", new BigDecimal("9.5367431640625E-7"),
            "Mi", new BigDecimal("9.765625E-4"),
            "Gi", BigDecimal.ONE,
            "Ti", new BigDecimal("1024"),
            "M", new BigDecimal("9.31322574615478515625E-4"),
            "G", new BigDecimal("0.931322574615478515625"));

    private KubernetesJobs() {}

    static Translation translate(List<JsonNode> documents, Draft draft) {
        for (var document : documents) {
            var name = document.path("metadata").path("name").asString("unnamed");
            switch (document.path("kind").asString("")) {
                case "Job" -> job(document.path("spec"), name, "Job/" + name, draft);
                case "CronJob" -> cronJob(document.path("spec"), name, draft);
                default ->
                    draft.note(
                            document.path("kind").asString("document") + "/" + name,
                            "is no Job or CronJob and was left out");
            }
        }
        return draft.done("KUBERNETES", null);
    }

    private static void cronJob(JsonNode spec, String name, Draft draft) {
        var where = "CronJob/" + name;
        var workload = job(spec.path("jobTemplate").path("spec"), name, where, draft);
        draft.window(
                where,
                workload,
                spec.has("schedule") ? "0 " + spec.path("schedule").asString() : null,
                spec.path("timeZone").asString("UTC"));
        workload.put("run", new HashMap<>(Map.of("object", "cronjobs/" + name)));
        if (spec.path("suspend").asBoolean(false)) {
            draft.note(where + ".suspend", "it is suspended there now; a workload has no such state");
        }
        if (spec.path("schedule").asString("").startsWith("@")) {
            draft.note(where + ".schedule", "a word in place of five fields; write the fields");
        }
        draft.leftOver(where, spec.propertyNames(), Set.of("schedule", "timeZone", "suspend", "jobTemplate"));
    }

    private static Map<String, Object> job(JsonNode spec, String name, String where, Draft draft) {
        var pod = spec.path("template").path("spec");
        var containers = pod.path("containers");
        var main = containers.path(0);
        if (containers.size() > 1) {
            draft.note(where + ".containers", "has %d containers; the first counts".formatted(containers.size()));
        }
        var asked = main.path("resources").has("requests")
                ? main.path("resources").path("requests")
                : main.path("resources").path("limits");
        var seconds = spec.path("activeDeadlineSeconds").asLong(0);
        var workload = draft.batch(
                where,
                name,
                cpu(asked.path("cpu").asString(null)),
                gib(asked.path("memory").asString(null)),
                seconds > 0 ? seconds / 3600.0 : null);
        if (seconds > 0) {
            draft.note(where + ".activeDeadlineSeconds", "taken for its duration; it is the longest that it may run");
        }
        draft.window(where, workload, null, "UTC");
        int gpus = main.path("resources").path("limits").path("nvidia.com/gpu").asInt(0);
        if (gpus > 0) {
            workload.put("gpus", gpus);
        }
        var image = main.path("image").asString(null);
        if (image != null) {
            workload.put("run", new HashMap<>(Map.of("image", image)));
            if (!image.contains("@sha256:")) {
                draft.note(where + ".image", "%s has no digest: what runs may change".formatted(image));
            }
        }
        var command = new ArrayList<String>();
        main.path("command").forEach(part -> command.add(part.asString()));
        main.path("args").forEach(part -> command.add(part.asString()));
        if (!command.isEmpty()) {
            workload.put("command", command);
        }
        draft.leftOver(where, spec.propertyNames(), Set.of("template", "activeDeadlineSeconds"));
        draft.leftOver(where + ".template", pod.propertyNames(), Set.of("containers", "restartPolicy"));
        draft.leftOver(
                where + ".container",
                main.propertyNames(),
                Set.of("name", "image", "command", "args", "resources", "imagePullPolicy"));
        return workload;
    }

    private static @Nullable Double cpu(@Nullable String text) {
        if (text == null || !text.matches("\\d+(\\.\\d+)?m?")) {
            return null;
        }
        return text.endsWith("m")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 1000
                : Double.parseDouble(text);
    }

    private static @Nullable Double gib(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var unit = text.replaceAll("[0-9.]", "");
        var factor = unit.isEmpty() ? new BigDecimal("9.31322574615478515625E-10") : UNITS.get(unit);
        return factor == null || !text.matches("\\d+(\\.\\d+)?[A-Za-z]*")
                ? null
                : new BigDecimal(text.substring(0, text.length() - unit.length()))
                        .multiply(factor)
                        .doubleValue();
    }
}
