package dev.tradewind.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Values out of YAML nodes; what is wrong is kept with its line, key and what is permitted. */
final class YamlNodes {
    final List<PolicyProblem> problems = new ArrayList<>();

    int count(Map<String, Node> in, String key, int otherwise) {
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

    @Nullable
    Integer hours(Map<String, Node> in, String key) {
        var node = in.get(key);
        if (node instanceof ScalarNode scalar && scalar.getValue().matches("[1-9]\\d{0,2}")) {
            return Integer.parseInt(scalar.getValue());
        }
        problem(node, "approval." + key, "not a number of hours", "1 to 999");
        return null;
    }

    @Nullable
    Instant instant(Map<String, Node> keys, String key, String path) {
        var node = keys.get(key);
        if (node == null) {
            return null;
        }
        try {
            return Instant.parse(node instanceof ScalarNode scalar ? scalar.getValue() : "");
        } catch (DateTimeParseException e) {
            problem(node, path, "not an instant", "such as 2026-12-17T18:00:00Z");
            return null;
        }
    }

    Set<String> list(Map<String, Node> in, String key, String path) {
        var node = in.get(key);
        return node == null ? Set.of() : values(node, path);
    }

    Set<String> values(Node node, String path) {
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

    @Nullable
    BigDecimal decimal(Map<String, Node> in, String key, String path, boolean positive) {
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

    <E extends Enum<E>> E choice(Map<String, Node> in, String key, Class<E> type, E otherwise) {
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

    Map<String, Node> mapping(Map<String, Node> in, String key, Set<String> permitted) {
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

    Map<String, Node> children(MappingNode mapping, String prefix, Set<String> permitted) {
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

    @Nullable
    String text(Map<String, Node> keys, Node parent, String key, String path, boolean required) {
        var node = keys.get(key);
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        if (node != null || required) {
            problem(node == null ? parent : node, path, node == null ? "missing" : "not a text", "a text");
        }
        return null;
    }

    void problem(@Nullable Node node, String key, String message, String permitted) {
        int line = node == null ? 1 : node.getStartMark().getLine() + 1;
        problems.add(new PolicyProblem(line, key, message, permitted));
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
