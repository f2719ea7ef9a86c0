package dev.tradewind.execution.kubernetes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists that the API merges item by item: while fields are looked at, each item stands under its keys. */
final class ListMaps {
    private static final String LIST = "topologySpreadConstraints";

    private ListMaps() {}

    /** Changes the tree in place. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> keyed(Map<String, Object> tree) {
        tree.replaceAll((field, value) -> {
            if (field.equals(LIST) && value instanceof List<?> items) {
                var keyed = new LinkedHashMap<String, Object>();
                for (var item : items) {
                    var map = (Map<String, Object>) item;
                    keyed.put(map.get("topologyKey") + "|" + map.get("whenUnsatisfiable"), map);
                }
                return keyed;
            }
            return value instanceof Map<?, ?> nested ? keyed((Map<String, Object>) nested) : value;
        });
        return tree;
    }

    /** Items of which no field is left are gone, and a list without items too. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> listed(Map<String, Object> tree) {
        var result = new LinkedHashMap<String, Object>();
        tree.forEach((field, value) -> {
            if (field.equals(LIST) && value instanceof Map<?, ?> keyed) {
                var items = new ArrayList<Object>(keyed.values());
                items.removeIf(item -> ((Map<?, ?>) item).get("maxSkew") == null);
                if (!items.isEmpty()) {
                    result.put(field, items);
                }
            } else {
                result.put(field, value instanceof Map<?, ?> nested ? listed((Map<String, Object>) nested) : value);
            }
        });
        return result;
    }
}
