package dev.tradewind.workflow.foreign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Workloads in the making, and what did not carry over. */
final class Draft {
    private static final Set<String> OURS = Set.of("owner", "environment", "site");

    private final String site;
    private final String owner;
    private final List<Map<String, Object>> workloads = new ArrayList<>();
    private final List<Translation.Note> notes = new ArrayList<>();
    /** Keys whose value the text does not say, as in {@code load.vcpus}. */
    private final Set<String> assumed = new HashSet<>();

    Draft(String site, String owner) {
        this.site = site;
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    void note(String where, String what) {
        notes.add(new Translation.Note(where, what));
    }

    /** Every key that is neither known nor harmless. */
    void leftOver(String where, Iterable<String> keys, Set<String> known) {
        for (var key : keys) {
            if (!known.contains(key)) {
                note(where + "." + key, "has no counterpart and was left out");
            }
        }
    }

    /** @param hours null where the text does not say how long it runs */
    Map<String, Object> batch(
            String where, String name, @Nullable Double vcpus, @Nullable Double gib, @Nullable Double hours) {
        var workload = start(where, name, "BATCH", vcpus, gib);
        if (hours == null) {
            assumed.add(slug(name) + ".durationHours");
            note(where, "says no duration; 1 hour stands in its place until runs are measured");
        }
        workload.put("durationHours", hours == null ? 1.0 : hours);
        return workload;
    }

    Map<String, Object> service(String where, String name, @Nullable Double vcpus, @Nullable Double gib) {
        return start(where, name, "SERVICE", vcpus, gib);
    }

    private Map<String, Object> start(
            String where, String name, String kind, @Nullable Double vcpus, @Nullable Double gib) {
        var workload = new LinkedHashMap<String, Object>();
        workload.put("name", slug(name));
        workload.put("kind", kind);
        workload.put("owner", owner);
        workload.put("environment", "production");
        workload.put("site", site);
        if (vcpus == null) {
            assumed.add(slug(name) + ".vcpus");
        }
        if (gib == null) {
            assumed.add(slug(name) + ".memoryGib");
        }
        if (vcpus == null || gib == null) {
            note(where, "says no CPU or no memory; 1 vCPU and 1 GiB stand where it does not");
        }
        workload.put("vcpus", vcpus == null ? 1.0 : vcpus);
        workload.put("memoryGib", gib == null ? 1.0 : gib);
        workloads.add(workload);
        return workload;
    }

    /** @param cron null where nothing says when */
    void window(String where, Map<String, Object> workload, @Nullable String cron, String zone) {
        if (cron == null) {
            assumed.add(workload.get("name") + ".window");
            note(where, "says no time; midnight stands in its place");
        }
        workload.put(
                "window",
                new LinkedHashMap<>(
                        Map.of("schedule", cron == null ? "0 0 0 * * *" : cron, "zone", zone, "slackHours", 0)));
    }

    static String slug(String name) {
        var slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.length() > 40 ? slug.substring(0, 40) : slug;
    }

    Translation done(String from, @Nullable Map<String, Object> workflow) {
        return new Translation(
                from,
                workloads.isEmpty() ? "" : dump(Map.of("workloads", workloads)),
                workflow == null ? null : dump(workflow),
                carried(workflow),
                notes);
    }

    /** Not what we were asked to say ourselves, nor what stands where the text says nothing. */
    private List<Translation.Note> carried(@Nullable Map<String, Object> workflow) {
        var all = new ArrayList<Translation.Note>();
        for (var workload : workloads) {
            workload.forEach((key, value) -> {
                if (!OURS.contains(key) && !assumed.contains(workload.get("name") + "." + key)) {
                    all.add(new Translation.Note(
                            "workloads." + workload.get("name") + "." + key, String.valueOf(value)));
                }
            });
        }
        if (workflow != null && workflow.get("jobs") instanceof List<?> jobs) {
            for (var job : jobs) {
                if (job instanceof Map<?, ?> each && each.get("after") != null) {
                    all.add(new Translation.Note(
                            "workflow." + each.get("name") + ".after", String.valueOf(each.get("after"))));
                }
            }
        }
        return all;
    }

    private static String dump(Map<String, Object> of) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(of);
    }
}
