package dev.tradewind.policy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The freezes of a policy: once, or every week, month or year. */
final class FreezeYaml {
    static final Set<String> KEYS =
            new LinkedHashSet<>(List.of("name", "from", "to", "weekly", "monthly", "yearly", "activeFrom", "activeTo"));
    private static final Pattern MONTHLY = Pattern.compile("(\\d{1,2}) (\\d\\d:\\d\\d) to (\\d{1,2}) (\\d\\d:\\d\\d)");
    private static final Pattern YEARLY =
            Pattern.compile("(\\d\\d-\\d\\d) (\\d\\d:\\d\\d) to (\\d\\d-\\d\\d) (\\d\\d:\\d\\d)");

    private final YamlNodes nodes;

    FreezeYaml(YamlNodes nodes) {
        this.nodes = nodes;
    }

    List<FreezeWindow> read(@Nullable Node node) {
        var windows = new ArrayList<FreezeWindow>();
        if (node == null) {
            return windows;
        }
        if (!(node instanceof SequenceNode sequence)) {
            nodes.problem(node, "freezes", "not a list", "a list of freezes");
            return windows;
        }
        for (var item : sequence.getValue()) {
            if (!(item instanceof MappingNode mapping)) {
                nodes.problem(item, "freezes", "not a mapping", String.join(", ", KEYS));
                continue;
            }
            var window = freeze(mapping);
            if (window != null) {
                windows.add(window);
            }
        }
        return windows;
    }

    private @Nullable FreezeWindow freeze(MappingNode mapping) {
        var keys = nodes.children(mapping, "freezes.", KEYS);
        var name = nodes.text(keys, mapping, "name", "freezes.name", true);
        if (keys.containsKey("weekly")) {
            var weekly = YamlNodes.orEmpty(nodes.text(keys, mapping, "weekly", "freezes.weekly", true))
                    .split(" to ", -1);
            var from = weekly.length == 2 ? moment(weekly[0]) : null;
            var to = weekly.length == 2 ? moment(weekly[1]) : null;
            if (from == null || to == null) {
                nodes.problem(
                        keys.getOrDefault("weekly", mapping),
                        "freezes.weekly",
                        "not a weekly window",
                        "such as 'THURSDAY 18:00 to MONDAY 06:00'");
                return null;
            }
            return new FreezeWindow.Weekly(
                    YamlNodes.orEmpty(name),
                    from.day(),
                    from.time(),
                    to.day(),
                    to.time(),
                    nodes.instant(keys, "activeFrom", "freezes.activeFrom"),
                    nodes.instant(keys, "activeTo", "freezes.activeTo"));
        }
        if (keys.containsKey("monthly")) {
            return monthly(keys, mapping, YamlNodes.orEmpty(name));
        }
        if (keys.containsKey("yearly")) {
            return yearly(keys, mapping, YamlNodes.orEmpty(name));
        }
        var from = nodes.instant(keys, "from", "freezes.from");
        var to = nodes.instant(keys, "to", "freezes.to");
        if (from == null || to == null || !from.isBefore(to)) {
            nodes.problem(
                    mapping,
                    "freezes",
                    "needs from before to, or weekly, monthly or yearly",
                    "instants such as 2026-12-17T18:00:00Z");
            return null;
        }
        return new FreezeWindow.Once(YamlNodes.orEmpty(name), from, to);
    }

    private @Nullable FreezeWindow monthly(Map<String, Node> keys, MappingNode mapping, String name) {
        var text = YamlNodes.orEmpty(nodes.text(keys, mapping, "monthly", "freezes.monthly", true));
        var found = MONTHLY.matcher(text);
        try {
            if (found.matches()) {
                return new FreezeWindow.Monthly(
                        name,
                        Integer.parseInt(found.group(1)),
                        LocalTime.parse(found.group(2)),
                        Integer.parseInt(found.group(3)),
                        LocalTime.parse(found.group(4)));
            }
        } catch (IllegalArgumentException | DateTimeParseException e) {
            // told below, with the same words as a text of another shape
        }
        nodes.problem(
                keys.getOrDefault("monthly", mapping),
                "freezes.monthly",
                "'" + text + "' is not a window of every month",
                "days 1 to 31, such as '28 18:00 to 2 06:00'");
        return null;
    }

    private @Nullable FreezeWindow yearly(Map<String, Node> keys, MappingNode mapping, String name) {
        var text = YamlNodes.orEmpty(nodes.text(keys, mapping, "yearly", "freezes.yearly", true));
        var found = YEARLY.matcher(text);
        try {
            if (found.matches()) {
                return new FreezeWindow.Yearly(
                        name,
                        MonthDay.parse("--" + found.group(1)),
                        LocalTime.parse(found.group(2)),
                        MonthDay.parse("--" + found.group(3)),
                        LocalTime.parse(found.group(4)));
            }
        } catch (DateTimeParseException e) {
            // told below, with the same words as a text of another shape
        }
        nodes.problem(
                keys.getOrDefault("yearly", mapping),
                "freezes.yearly",
                "'" + text + "' is not a window of every year",
                "month-day and time, such as '12-20 18:00 to 01-02 06:00'");
        return null;
    }

    private record Moment(DayOfWeek day, LocalTime time) {}

    private static @Nullable Moment moment(String text) {
        var parts = text.trim().split("\\s+");
        try {
            return parts.length == 2
                    ? new Moment(DayOfWeek.valueOf(parts[0].toUpperCase(Locale.ROOT)), LocalTime.parse(parts[1]))
                    : null;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return null;
        }
    }
}
