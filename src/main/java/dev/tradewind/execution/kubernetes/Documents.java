package dev.tradewind.execution.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The documents of a manifest, and the fields that each states. */
final class Documents {
    private Documents() {}

    /** @throws IllegalArgumentException if one of them names no object */
    static List<GenericKubernetesResource> of(String manifest) {
        var documents = new ArrayList<GenericKubernetesResource>();
        for (var text : manifest.split("(?m)^---\\s*$")) {
            if (!text.isBlank()) {
                var document = Serialization.unmarshal(text, GenericKubernetesResource.class);
                if (document.getKind() == null || document.getApiVersion() == null || document.getMetadata() == null) {
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

    /** One field, by its path from the root; a list is one value. */
    record Field(List<String> path, Object value) {
        Field {
            path = List.copyOf(path);
        }

        @Nullable
        Object in(GenericKubernetesResource object) {
            @Nullable Object at = tree(object);
            for (var part : path) {
                at = at instanceof Map<?, ?> map ? map.get(part) : null;
            }
            return at;
        }

        boolean holdsIn(GenericKubernetesResource object) {
            return Objects.equals(value, in(object));
        }

        String name() {
            return String.join(".", path);
        }
    }

    /** What it says of the object, without what names it. */
    static List<Field> fields(GenericKubernetesResource document) {
        var fields = new ArrayList<Field>();
        collect(List.of(), tree(document), fields);
        fields.removeIf(field -> field.name().matches("apiVersion|kind|metadata\\.(name|namespace)"));
        return fields;
    }

    private static void collect(List<String> path, Map<?, ?> tree, List<Field> into) {
        tree.forEach((name, value) -> {
            var deeper = new ArrayList<>(path);
            deeper.add(String.valueOf(name));
            if (value instanceof Map<?, ?> nested) {
                collect(deeper, nested, into);
            } else if (value != null) {
                into.add(new Field(deeper, value));
            }
        });
    }

    /** The same object with these fields alone. */
    static GenericKubernetesResource with(GenericKubernetesResource document, List<Field> fields) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("apiVersion", document.getApiVersion());
        tree.put("kind", document.getKind());
        for (var field : fields) {
            put(tree, field);
        }
        put(tree, new Field(List.of("metadata", "name"), document.getMetadata().getName()));
        return Serialization.unmarshal(Serialization.asJson(tree), GenericKubernetesResource.class);
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> tree, Field field) {
        var at = tree;
        for (var part : field.path().subList(0, field.path().size() - 1)) {
            at = (Map<String, Object>) at.computeIfAbsent(part, name -> new LinkedHashMap<String, Object>());
        }
        at.put(field.path().getLast(), field.value());
    }

    private static Map<?, ?> tree(GenericKubernetesResource of) {
        return Serialization.unmarshal(Serialization.asJson(of), Map.class);
    }
}
