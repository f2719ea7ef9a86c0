package dev.tradewind.workflow;

import dev.tradewind.workload.CronSchedule;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a workflow's YAML; everything that is wrong is told, with its key and what is permitted. */
public final class WorkflowYaml {
    private static final int LONGEST = 256 * 1024;
    private static final List<String> KEYS =
            List.of("name", "description", "owner", "zone", "schedule", "days", "except", "due", "events", "jobs");
    private static final List<String> JOB =
            List.of("name", "workload", "after", "parameters", "expectedMinutes", "holdUntil");
    private static final List<String> HOLD = List.of("belowGramsPerKwh", "atLatest");

    private final List<String> problems = new ArrayList<>();

    private WorkflowYaml() {}

    /** What came of reading. */
    public sealed interface Read {
        record Valid(Workflow workflow) implements Read {}

        record Invalid(List<String> problems) implements Read {}
    }

    public static Read read(String yaml) {
        var reader = new WorkflowYaml();
        var workflow = reader.parse(yaml);
        return workflow == null || !reader.problems.isEmpty()
                ? new Read.Invalid(List.copyOf(reader.problems))
                : new Read.Valid(workflow);
    }

    private @Nullable Workflow parse(String yaml) {
        Object root;
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            options.setCodePointLimit(LONGEST);
            root = new Yaml(new SafeConstructor(options)).load(yaml);
        } catch (YAMLException e) {
            problems.add("(YAML): " + e.getMessage());
            return null;
        } catch (NumberFormatException e) {
            // the library takes "._" for a number and then finds that it is none
            problems.add(
                    "(YAML): what looks like a number is none: " + e.getMessage() + "; permitted: the same in quotes");
            return null;
        }
        if (!(root instanceof Map<?, ?> top)) {
            problems.add("(document): not a mapping; permitted: keys " + String.join(", ", KEYS));
            return null;
        }
        known(top, KEYS, "");
        var name = text(top, "name", "");
        if (!name.matches("[a-z][a-z0-9-]{1,60}")) {
            problems.add("name: '" + name + "'; permitted: lower-case letters, digits, dashes");
        }
        var jobs = jobs(top.get("jobs"), top.get("due") != null);
        var zone = zone(text(top, "zone", "UTC"));
        var workflow = new Workflow(
                name,
                text(top, "description", ""),
                text(top, "owner", ""),
                zone,
                schedule(text(top, "schedule", "")),
                days(top.get("days")),
                except(top.get("except")),
                time(text(top, "due", ""), "due"),
                events(top.get("events")),
                jobs);
        if (workflow.owner().isEmpty()) {
            problems.add("owner: missing; permitted: the team that hears of delays");
        }
        return workflow;
    }

    private @Nullable HoldUntil hold(@Nullable Object value, String job) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Map<?, ?> each)) {
            problems.add(
                    "jobs.holdUntil: not a mapping, in %s; permitted: keys %s".formatted(job, String.join(", ", HOLD)));
            return null;
        }
        known(each, HOLD, "jobs.holdUntil.");
        if (!(each.get("belowGramsPerKwh") instanceof Number below)) {
            problems.add("jobs.holdUntil.belowGramsPerKwh: '%s' in %s; permitted: a number of gCO2eq/kWh"
                    .formatted(each.get("belowGramsPerKwh"), job));
            return null;
        }
        return new HoldUntil(below.doubleValue(), time(text(each, "atLatest", ""), "jobs.holdUntil.atLatest"));
    }

    private List<Job> jobs(@Nullable Object value, boolean hasDue) {
        var jobs = new ArrayList<Job>();
        if (!(value instanceof List<?> list) || list.isEmpty()) {
            problems.add("jobs: missing; permitted: a list of at least one job");
            return jobs;
        }
        var names = new HashSet<String>();
        for (var item : list) {
            if (!(item instanceof Map<?, ?> each)) {
                problems.add("jobs: not a mapping; permitted: keys " + String.join(", ", JOB));
                continue;
            }
            known(each, JOB, "jobs.");
            try {
                var name = text(each, "name", "");
                if (!names.add(name)) {
                    problems.add("jobs: '" + name + "' is there twice; permitted: each name once");
                }
                jobs.add(new Job(
                        name,
                        text(each, "workload", name),
                        after(each.get("after"), name),
                        parameters(each.get("parameters"), name),
                        each.get("expectedMinutes") instanceof Integer minutes ? minutes : 10,
                        hold(each.get("holdUntil"), name)));
            } catch (IllegalArgumentException e) {
                problems.add("jobs: " + e.getMessage());
            }
        }
        for (var job : jobs) {
            for (var after : job.after()) {
                if (!names.contains(after.job())) {
                    problems.add("jobs.after: %s waits for '%s', which is no job; permitted: %s"
                            .formatted(job.name(), after.job(), String.join(", ", new TreeSet<>(names))));
                }
            }
        }
        jobs.stream()
                .filter(job -> job.holdUntil() != null && job.holdUntil().atLatest() == null && !hasDue)
                .forEach(job -> problems.add("jobs.holdUntil.atLatest: missing in " + job.name()
                        + "; permitted: a time such as \"02:40\", or due of the workflow"));
        Graph.cycle(jobs)
                .ifPresent(cycle -> problems.add("jobs.after: they wait for each other: " + String.join(" → ", cycle)));
        return jobs;
    }

    private List<Job.After> after(@Nullable Object value, String job) {
        var all = new ArrayList<Job.After>();
        var items = value == null ? List.of() : value instanceof List<?> list ? list : List.of(value);
        for (var item : items) {
            var words = String.valueOf(item).trim().split("\\s+");
            try {
                all.add(new Job.After(
                        words[0],
                        words.length == 1 ? Job.On.SUCCESS : Job.On.valueOf(words[1].toUpperCase(Locale.ROOT))));
            } catch (IllegalArgumentException e) {
                problems.add("jobs.after: '%s' of %s; permitted: JOB, JOB SUCCESS, JOB FAILURE, JOB END"
                        .formatted(item, job));
            }
        }
        return all;
    }

    private Map<String, String> parameters(@Nullable Object value, String job) {
        var all = new LinkedHashMap<String, String>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                var name = String.valueOf(key);
                if (name.matches("[A-Z][A-Z0-9_]{0,60}") && !name.startsWith("TRADEWIND_")) {
                    all.put(name, String.valueOf(each));
                } else {
                    problems.add(("jobs.parameters: '%s' of %s; permitted: capital letters, digits, underscores, not"
                                    + " TRADEWIND_…")
                            .formatted(name, job));
                }
            });
        } else if (value != null) {
            problems.add("jobs.parameters: not a mapping, in " + job);
        }
        return all;
    }

    private ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            problems.add("zone: '" + text + "'; permitted: a zone such as Europe/Berlin");
            return ZoneId.of("UTC");
        }
    }

    private @Nullable String schedule(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            CronSchedule.parse(text);
            return text;
        } catch (IllegalArgumentException e) {
            problems.add("schedule: " + e.getMessage());
            return null;
        }
    }

    private Set<DayOfWeek> days(@Nullable Object value) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var item : value instanceof List<?> list ? list : List.of()) {
            try {
                days.add(DayOfWeek.valueOf(String.valueOf(item).toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                problems.add("days: '" + item + "'; permitted: MONDAY to SUNDAY");
            }
        }
        return days;
    }

    private Set<LocalDate> except(@Nullable Object value) {
        var dates = new HashSet<LocalDate>();
        for (var item : value instanceof List<?> list ? list : List.of()) {
            try {
                dates.add(
                        item instanceof java.util.Date date
                                ? date.toInstant().atZone(ZoneId.of("UTC")).toLocalDate()
                                : LocalDate.parse(String.valueOf(item)));
            } catch (DateTimeException e) {
                problems.add("except: '" + item + "'; permitted: dates such as 2026-12-25");
            }
        }
        return dates;
    }

    private Set<String> events(@Nullable Object value) {
        var types = new TreeSet<String>();
        for (var item : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            var type = String.valueOf(item);
            if (type.isBlank() || type.length() > 300) {
                problems.add("events: '" + type + "'; permitted: types of CloudEvents, at most 300 characters");
            }
            types.add(type);
        }
        return types;
    }

    private @Nullable LocalTime time(String text, String key) {
        try {
            return text.isEmpty() ? null : LocalTime.parse(text);
        } catch (DateTimeException e) {
            problems.add(key + ": '" + text + "'; permitted: a time such as \"06:00\", in quotes");
            return null;
        }
    }

    private void known(Map<?, ?> in, List<String> permitted, String prefix) {
        in.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !permitted.contains(key))
                .forEach(key ->
                        problems.add(prefix + key + ": no such key; permitted: " + String.join(", ", permitted)));
    }

    private static String text(Map<?, ?> in, String key, String otherwise) {
        var value = in.get(key);
        return value == null ? otherwise : String.valueOf(value).trim();
    }
}
