package dev.tradewind.execution.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The documents of a manifest, and the fields that each states. */
final class Documents {
    /** Lists whose items the API merges by these keys (x-kubernetes-list-map-keys), of those that our texts have. */
    private static final Map<String, List<String>> LIST_KEYS =
            Map.of("topologySpreadConstraints", List.of("topologyKey", "whenUnsatisfiable"));

    private Documents() {}

    /** @throws IllegalArgumentException if one of them names no object */
    static List<GenericKubernetesResource> of(String manifest) {
        var documents = new ArrayList<GenericKubernetesResource>();
        for (var text : manifest.split("(?m)^---\\s*$")) {
            if (!text.isBlank()) {
                var document = read(text);
                if (document == null
                        || document.getKind() == null
                        || document.getApiVersion() == null
                        || document.getMetadata() == null
                        || document.getMetadata().getName() == null) {
                    throw new IllegalArgumentException("a document lacks apiVersion, kind or metadata.name");
                }
                documents.add(document);
            }
        }
        if (documents.isEmpty()) {
            throw new IllegalArgumentException("the manifest has no document");
        }
        return documents;
    }

    private static @Nullable GenericKubernetesResource read(String text) {
        try {
            // whatever class was asked for, a list comes where a line like "--- {}" begins another document
            Object document = Serialization.unmarshal(text, GenericKubernetesResource.class);
            if (document == null || document instanceof GenericKubernetesResource) {
                return (GenericKubernetesResource) document;
            }
            throw new IllegalArgumentException(
                    "a document is no object, or several. Maybe put --- on a line of its own?");
        } catch (KubernetesClientException | YamlEngineException noObject) {
            throw new IllegalArgumentException("a document is no object in YAML: " + noObject.getMessage(), noObject);
        }
    }

    /**
     * One field. A list is one value, except where the cluster takes its items for fields of their own.
     *
     * @param path from the root: names, and behind the name of such a list the keys of an item
     */
    record Field(List<Object> path, Object value) {
        Field {
            path = List.copyOf(path);
        }

        @Nullable
        Object in(GenericKubernetesResource object) {
            @Nullable Object at = tree(object);
            for (var part : path) {
                at = part instanceof Map<?, ?> keys
                        ? item(at, keys)
                        : at instanceof Map<?, ?> map ? map.get(part) : null;
            }
            return at;
        }

        boolean holdsIn(GenericKubernetesResource object) {
            return Objects.equals(value, in(object));
        }

        String name() {
            return path.stream().map(String::valueOf).collect(Collectors.joining("."));
        }
    }

    private static @Nullable Object item(@Nullable Object list, Map<?, ?> keys) {
        return list instanceof List<?> items
                ? items.stream()
                        .filter(each ->
                                each instanceof Map<?, ?> map && map.entrySet().containsAll(keys.entrySet()))
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** What it says of the object, without what names it. */
    static List<Field> fields(GenericKubernetesResource document) {
        var fields = new ArrayList<Field>();
        collect(List.of(), tree(document), fields);
        fields.removeIf(field -> field.name().matches("apiVersion|kind|metadata\\.(name|namespace)"));
        return fields;
    }

    private static void collect(List<Object> path, Map<?, ?> tree, List<Field> into) {
        tree.forEach((name, value) -> {
            var deeper = deeper(path, name);
            var keys = LIST_KEYS.get(String.valueOf(name));
            if (value instanceof Map<?, ?> nested) {
                collect(deeper, nested, into);
            } else if (keys != null && value instanceof List<?> items) {
                for (var item : items) {
                    var fields = new TreeMap<Object, Object>((Map<?, ?>) item);
                    var named = new TreeMap<>(fields);
                    named.keySet().retainAll(keys);
                    collect(deeper(deeper, named), fields, into);
                }
            } else if (value != null) {
                into.add(new Field(deeper, value));
            }
        });
    }

    private static List<Object> deeper(List<Object> path, Object part) {
        var deeper = new ArrayList<>(path);
        deeper.add(part);
        return deeper;
    }

    /** The same object with these fields alone. */
    static GenericKubernetesResource with(GenericKubernetesResource document, List<Field> fields) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("apiVersion", document.getApiVersion());
        tree.put("kind", document.getKind());
        for (var field : fields) {
            put(tree, field.path(), field.value());
        }
        put(tree, List.of("metadata", "name"), document.getMetadata().getName());
        return Serialization.unmarshal(Serialization.asJson(tree), GenericKubernetesResource.class);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, List<Object> path, Object value) {
        var name = String.valueOf(path.getFirst());
        if (path.size() == 1) {
            tree.put(name, value);
        } else if (path.get(1) instanceof Map<?, ?> keys) {
            var items = (List<Object>) tree.computeIfAbsent(name, absent -> new ArrayList<>());
            var item = item(items, keys);
            if (item == null) {
                item = new LinkedHashMap<>(keys);
                items.add(item);
            }
            put((Map<String, Object>) item, path.subList(2, path.size()), value);
        } else {
            var nested = tree.computeIfAbsent(name, absent -> new LinkedHashMap<String, Object>());
            put((Map<String, Object>) nested, path.subList(1, path.size()), value);
        }
    }

    private static Map<?, ?> tree(GenericKubernetesResource of) {
        return Serialization.unmarshal(Serialization.asJson(of), Map.class);
    }
}
