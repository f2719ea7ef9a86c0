package dev.tradewind.egress.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON schema of ours, of the keywords that our schemas use: type, const, enum, pattern, minimum, minItems, items,
 * required, properties, additionalProperties. A schema with another keyword is refused, so that none is silently ignored.
 */
final class ArtefactSchema {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> KNOWN = List.of(
            "$comment",
            "type",
            "const",
            "enum",
            "pattern",
            "minimum",
            "minItems",
            "items",
            "required",
            "properties",
            "additionalProperties");

    private final Map<?, ?> root;

    private ArtefactSchema(Map<?, ?> root) {
        this.root = root;
    }

    /** @throws IllegalArgumentException if none of that name ships */
    static ArtefactSchema named(String name) {
        var stream = ArtefactSchema.class.getResourceAsStream("/artefact/" + name + ".schema.json");
        if (stream == null) {
            throw new IllegalArgumentException("there is no schema for '" + name + "', so it cannot be handed out");
        }
        return new ArtefactSchema(JSON.readValue(stream, Map.class));
    }

    /** What is wrong, each with its path; empty if nothing is. */
    List<String> problems(@Nullable Object value) {
        var problems = new ArrayList<String>();
        look(root, value, "", problems);
        return problems;
    }

    private static void look(Map<?, ?> schema, @Nullable Object value, String path, List<String> problems) {
        for (var keyword : schema.keySet()) {
            if (!KNOWN.contains(String.valueOf(keyword))) {
                throw new IllegalArgumentException(
                        "our schema uses '" + keyword + "' at " + path + ", which nothing checks");
            }
        }
        var type = schema.get("type");
        if (type != null && !isA(type.toString(), value)) {
            problems.add("%s is %s, expected %s".formatted(path.isEmpty() ? "/" : path, value, type));
            return;
        }
        scalar(schema, value, path, problems);
        if (value instanceof Map<?, ?> map) {
            object(schema, map, path, problems);
        }
        if (value instanceof List<?> list) {
            if (schema.get("minItems") instanceof Number least && list.size() < least.intValue()) {
                problems.add("%s has %d items, expected at least %s".formatted(path, list.size(), least));
            }
            if (schema.get("items") instanceof Map<?, ?> items) {
                for (var i = 0; i < list.size(); i++) {
                    look(items, list.get(i), path + "/" + i, problems);
                }
            }
        }
    }

    private static void scalar(Map<?, ?> schema, @Nullable Object value, String path, List<String> problems) {
        if (schema.containsKey("const") && !String.valueOf(schema.get("const")).equals(String.valueOf(value))) {
            problems.add("%s is %s, expected %s".formatted(path, value, schema.get("const")));
        }
        if (schema.get("enum") instanceof List<?> among && !among.contains(value)) {
            problems.add("%s is %s, expected one of %s".formatted(path, value, among));
        }
        if (schema.get("pattern") instanceof String pattern
                && !Pattern.compile(pattern).matcher(String.valueOf(value)).find()) {
            problems.add("%s is %s, expected the form %s".formatted(path, value, pattern));
        }
        if (schema.get("minimum") instanceof Number least
                && value instanceof Number number
                && number.doubleValue() < least.doubleValue()) {
            problems.add("%s is %s, expected at least %s".formatted(path, value, least));
        }
    }

    private static void object(Map<?, ?> schema, Map<?, ?> value, String path, List<String> problems) {
        if (schema.get("required") instanceof List<?> required) {
            required.stream()
                    .filter(name -> !value.containsKey(name))
                    .forEach(name -> problems.add("%s/%s is missing".formatted(path, name)));
        }
        var properties = schema.get("properties") instanceof Map<?, ?> map ? map : Map.of();
        value.forEach((name, each) -> {
            if (properties.get(name) instanceof Map<?, ?> inner) {
                look(inner, each, path + "/" + name, problems);
            } else if (Boolean.FALSE.equals(schema.get("additionalProperties"))) {
                problems.add("%s/%s is not known here".formatted(path, name));
            }
        });
    }

    private static boolean isA(String type, @Nullable Object value) {
        return switch (type) {
            case "object" -> value instanceof Map;
            case "array" -> value instanceof List;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "boolean" -> value instanceof Boolean;
            default -> throw new IllegalArgumentException("our schema uses type '" + type + "', which nothing checks");
        };
    }
}
