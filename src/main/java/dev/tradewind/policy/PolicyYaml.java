package dev.tradewind.policy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads a policy's YAML and names line, key and permitted values of everything that is wrong with it. */
public final class PolicyYaml {
    private static final int LONGEST = 64 * 1024;
    private static final Set<String> KEYS =
            sorted("name", "description", "applies", "limits", "atLatestStart", "approval", "freezes");
    private static final Set<String> LIMITS =
            sorted("maxGramsPerKwh", "jurisdictions", "providers", "maxRttMillis", "minBenefitUsdPerMonth");
    private static final Set<String> ROUTE = sorted("needed", "groups", "aboveUsdPerMonth", "neededAbove");
    private static final Set<String> FREEZE = sorted("name", "from", "to", "weekly", "activeFrom", "activeTo");

    private final List<PolicyProblem> problems = new ArrayList<>();

    private PolicyYaml() {}

    /** Never throws for bad input: every problem is in the answer. */
    public static ParsedPolicy parse(String yaml) {
        var reader = new PolicyYaml();
        var rule = reader.read(yaml);
        return rule == null || !reader.problems.isEmpty()
                ? new ParsedPolicy.Invalid(reader.problems)
                : new ParsedPolicy.Valid(rule);
    }

    private @Nullable PolicyRule read(String yaml) {
        if (yaml.length() > LONGEST) {
            problems.add(new PolicyProblem(1, "(document)", "longer than 64 KiB", "a shorter policy"));
            return null;
        }
        Node root;
        try {
            var options = new LoaderOptions();
            options.setAllowDuplicateKeys(false);
            options.setMaxAliasesForCollections(0);
            root = new Yaml(options).compose(new StringReader(yaml));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            problems.add(new PolicyProblem(line, "(YAML)", String.valueOf(e.getProblem()), "well-formed YAML"));
            return null;
        } catch (org.yaml.snakeyaml.error.YAMLException e) {
            problems.add(new PolicyProblem(1, "(YAML)", String.valueOf(e.getMessage()), "well-formed YAML"));
            return null;
        }
        if (!(root instanceof MappingNode top)) {
            problems.add(new PolicyProblem(1, "(document)", "not a mapping", "keys " + String.join(", ", KEYS)));
            return null;
        }
        var keys = children(top, "", KEYS);
        var name = text(keys, top, "name", "name", true);
        if (name != null && !name.matches("[a-z][a-z0-9-]{1,60}")) {
            problem(keys.getOrDefault("name", top), "name", "'" + name + "'", "lower-case letters, digits, dashes");
        }
        var limits = mapping(keys, "limits", LIMITS);
        var latest = choice(keys, "atLatestStart", LatestStartRule.class, LatestStartRule.ASK);
        var grams = decimal(limits, "maxGramsPerKwh", "limits.maxGramsPerKwh", true);
        var rtt = decimal(limits, "maxRttMillis", "limits.maxRttMillis", true);
        var countries = list(limits, "jurisdictions", "limits.jurisdictions");
        for (var country : countries) {
            if (!Arrays.asList(Locale.getISOCountries()).contains(country)) {
                problem(
                        limits.getOrDefault("jurisdictions", top),
                        "limits.jurisdictions",
                        "'" + country + "' is no country code",
                        "ISO 3166 codes such as DE, SE");
            }
        }
        return new PolicyRule(
                name == null ? "" : name,
                orEmpty(text(keys, top, "description", "description", false)),
                selector(keys.get("applies")),
                grams == null ? null : grams.doubleValue(),
                countries,
                list(limits, "providers", "limits.providers"),
                rtt == null ? null : rtt.doubleValue(),
                decimal(limits, "minBenefitUsdPerMonth", "limits.minBenefitUsdPerMonth", false),
                latest,
                keys.containsKey("approval") ? route(keys) : null,
                freezes(keys.get("freezes")));
    }

    private ApprovalRoute route(Map<String, Node> keys) {
        var route = mapping(keys, "approval", ROUTE);
        int needed = count(route, "needed", 1);
        int above = count(route, "neededAbove", Math.max(needed, route.containsKey("aboveUsdPerMonth") ? 2 : 1));
        if (above < needed) {
            problem(
                    route.getOrDefault("neededAbove", keys.get("approval")),
                    "approval.neededAbove",
                    above + " is fewer than needed, " + needed,
                    needed + " to 9");
            above = needed;
        }
        return new ApprovalRoute(
                needed,
                list(route, "groups", "approval.groups"),
                decimal(route, "aboveUsdPerMonth", "approval.aboveUsdPerMonth", true),
                above);
    }

    private int count(Map<String, Node> in, String key, int otherwise) {
        var node = in.get(key);
        if (node == null) {
            return otherwise;
        }
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("[1-9]")) {
            return Integer.parseInt(scalar.getValue());
        }
        problem(node, "approval." + key, "not a number of people", "1 to 9");
        return otherwise;
    }

    private List<FreezeWindow> freezes(@Nullable Node node) {
        var windows = new ArrayList<FreezeWindow>();
        if (node == null) {
            return windows;
        }
        if (!(node instanceof SequenceNode sequence)) {
            problem(node, "freezes", "not a list", "a list of freezes");
            return windows;
        }
        for (var item : sequence.getValue()) {
            if (!(item instanceof MappingNode mapping)) {
                problem(item, "freezes", "not a mapping", String.join(", ", FREEZE));
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
        var keys = children(mapping, "freezes.", FREEZE);
        var name = text(keys, mapping, "name", "freezes.name", true);
        if (keys.containsKey("weekly")) {
            var weekly = orEmpty(text(keys, mapping, "weekly", "freezes.weekly", true))
                    .split(" to ", -1);
            var from = weekly.length == 2 ? moment(weekly[0]) : null;
            var to = weekly.length == 2 ? moment(weekly[1]) : null;
            if (from == null || to == null) {
                problem(
                        keys.getOrDefault("weekly", mapping),
                        "freezes.weekly",
                        "not a weekly window",
                        "such as 'THURSDAY 18:00 to MONDAY 06:00'");
                return null;
            }
            return new FreezeWindow.Weekly(
                    orEmpty(name),
                    from.day(),
                    from.time(),
                    to.day(),
                    to.time(),
                    instant(keys, "activeFrom"),
                    instant(keys, "activeTo"));
        }
        var from = instant(keys, "from");
        var to = instant(keys, "to");
        if (from == null || to == null || !from.isBefore(to)) {
            problem(mapping, "freezes", "needs from before to, or weekly", "instants such as 2026-12-17T18:00:00Z");
            return null;
        }
        return new FreezeWindow.Once(orEmpty(name), from, to);
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

    private @Nullable Instant instant(Map<String, Node> keys, String key) {
        var node = keys.get(key);
        if (node == null) {
            return null;
        }
        try {
            return Instant.parse(node instanceof ScalarNode scalar ? scalar.getValue() : "");
        } catch (DateTimeParseException e) {
            problem(node, "freezes." + key, "not an instant", "such as 2026-12-17T18:00:00Z");
            return null;
        }
    }

    private Map<String, Set<String>> selector(@Nullable Node node) {
        var selector = new LinkedHashMap<String, Set<String>>();
        if (node == null) {
            return selector;
        }
        if (!(node instanceof MappingNode mapping)) {
            problem(node, "applies", "not a mapping", "label: value, or label: [value, value]");
            return selector;
        }
        for (var tuple : mapping.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            selector.put(key, values(tuple.getValueNode(), "applies." + key));
        }
        return selector;
    }

    private Set<String> list(Map<String, Node> in, String key, String path) {
        var node = in.get(key);
        return node == null ? Set.of() : values(node, path);
    }

    private Set<String> values(Node node, String path) {
        var values = new LinkedHashSet<String>();
        var items = node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
        for (var item : items) {
            if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                values.add(scalar.getValue());
            } else {
                problem(item, path, "not a text", "a text, or a list of texts");
            }
        }
        return values;
    }

    private @Nullable BigDecimal decimal(Map<String, Node> in, String key, String path, boolean positive) {
        var node = in.get(key);
        if (node == null) {
            return null;
        }
        try {
            var value = new BigDecimal(node instanceof ScalarNode scalar ? scalar.getValue() : "");
            if (value.signum() >= (positive ? 1 : 0)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, with the same words as a number that is too small
        }
        problem(node, path, "not a number" + (positive ? " above 0" : " of 0 or more"), "such as 150");
        return null;
    }

    private <E extends Enum<E>> E choice(Map<String, Node> in, String key, Class<E> type, E otherwise) {
        var node = in.get(key);
        if (node == null) {
            return otherwise;
        }
        var value = node instanceof ScalarNode scalar ? scalar.getValue() : "";
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        problem(node, key, "'" + value + "'", String.join(", ", names(type.getEnumConstants(), Enum::name)));
        return otherwise;
    }

    private static <T> List<String> names(T[] values, Function<T, String> name) {
        return Arrays.stream(values).map(name).toList();
    }

    private Map<String, Node> mapping(Map<String, Node> in, String key, Set<String> permitted) {
        var node = in.get(key);
        if (node == null) {
            return Map.of();
        }
        if (node instanceof MappingNode mapping) {
            return children(mapping, key + ".", permitted);
        }
        problem(node, key, "not a mapping", String.join(", ", permitted));
        return Map.of();
    }

    private Map<String, Node> children(MappingNode mapping, String prefix, Set<String> permitted) {
        var children = new HashMap<String, Node>();
        for (var tuple : mapping.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (children.containsKey(key)) {
                problem(tuple.getKeyNode(), prefix + key, "given twice", "each key once");
            } else if (permitted.contains(key)) {
                children.put(key, tuple.getValueNode());
            } else {
                problem(tuple.getKeyNode(), prefix + key, "no such key", String.join(", ", permitted));
            }
        }
        return children;
    }

    private @Nullable String text(Map<String, Node> keys, Node parent, String key, String path, boolean required) {
        var node = keys.get(key);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        if (node != null || required) {
            problem(node == null ? parent : node, path, node == null ? "missing" : "not a text", "a text");
        }
        return null;
    }

    private void problem(@Nullable Node node, String key, String message, String permitted) {
        int line = node == null ? 1 : node.getStartMark().getLine() + 1;
        problems.add(new PolicyProblem(line, key, message, permitted));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Set<String> sorted(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
