package dev.tradewind.workflow.foreign;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A Nomad job in the JSON of its HTTP API. */
final class NomadJob {
    private static final double MHZ_PER_VCPU = 2_500;
    private static final double MIB_PER_GIB = 1_024;

    private NomadJob() {}

    static Translation translate(JsonNode job, Draft draft) {
        var name = job.path("ID").asString(job.path("Name").asString("unnamed"));
        var where = "Job/" + name;
        double vcpus = 0;
        double gib = 0;
        int gpus = 0;
        for (var group : job.path("TaskGroups")) {
            int count = group.path("Count").asInt(1);
            for (var task : group.path("Tasks")) {
                var resources = task.path("Resources");
                int cores = resources.path("Cores").asInt(0);
                vcpus += count * (cores > 0 ? cores : resources.path("CPU").asDouble(0) / MHZ_PER_VCPU);
                if (cores == 0) {
                    draft.note(where + ".Resources.CPU", "is in MHz; 2,500 MHz are taken for a vCPU");
                }
                gib += count * resources.path("MemoryMB").asDouble(0) / MIB_PER_GIB;
                for (var device : resources.path("Devices")) {
                    gpus += device.path("Name").asString("").contains("gpu")
                            ? count * device.path("Count").asInt(1)
                            : 0;
                }
                draft.leftOver(
                        where + "." + task.path("Name").asString("task"),
                        task.propertyNames(),
                        Set.of("Name", "Driver", "Config", "Resources"));
            }
            draft.leftOver(
                    where + "." + group.path("Name").asString("group"),
                    group.propertyNames(),
                    Set.of("Name", "Count", "Tasks"));
        }
        boolean batch = !job.path("Type").asString("service").equals("service");
        var workload = batch
                ? draft.batch(where, name, vcpus > 0 ? vcpus : null, gib > 0 ? gib : null, null)
                : draft.service(where, name, vcpus > 0 ? vcpus : null, gib > 0 ? gib : null);
        if (gpus > 0) {
            workload.put("gpus", gpus);
        }
        if (batch) {
            var periodic = job.path("Periodic");
            var spec = periodic.path("Specs").size() > 0
                    ? periodic.path("Specs").path(0).asString(null)
                    : periodic.path("Spec").asString(null);
            draft.window(
                    where,
                    workload,
                    spec == null ? null : spec.split(" ").length == 5 ? "0 " + spec : spec,
                    periodic.path("TimeZone").asString("UTC"));
            if (periodic.path("Specs").size() > 1) {
                draft.note(where + ".Periodic.Specs", "has several schedules; the first counts");
            }
        }
        if (job.path("ParameterizedJob").isObject()) {
            workload.put("run", new HashMap<>(Map.of("job", name)));
        } else {
            draft.note(
                    where,
                    "is not parameterised, so it cannot be dispatched under our key; make it so to run it from here");
        }
        draft.leftOver(
                where,
                job.propertyNames(),
                Set.of(
                        "ID",
                        "Name",
                        "Type",
                        "TaskGroups",
                        "Periodic",
                        "ParameterizedJob",
                        "Namespace",
                        "Region",
                        "Status"));
        return draft.done("NOMAD", null);
    }
}
