package dev.tradewind.edge.wire;

import dev.tradewind.edge.clock.HybridTime;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a write makes of a document. Counters and sets commute: the same writes in any order give the same value.
 *
 * <p>A set is kept as element → sign and version of the last word on it: {@code {"oat milk": "+1764…@shop"}}.
 */
public final class Values {
    private Values() {}

    /** Why this body does not fit the kind; empty if it does. */
    public static Optional<String> flaw(WriteKind kind, @Nullable String body) {
        if (kind == WriteKind.DELETE) {
            return Optional.empty();
        }
        if (body == null || body.isBlank()) {
            return Optional.of("the body is empty");
        }
        try {
            var tree = Json.tree(body);
            return switch (kind) {
                case PUT -> tree.isObject() ? Optional.empty() : Optional.of("a document must be a JSON object");
                case APPEND, DELETE -> Optional.empty();
                case ADD ->
                    tree.isIntegralNumber() && tree.canConvertToLong()
                            ? Optional.empty()
                            : Optional.of("an addition must be a whole number, not " + body);
                case TAKE, RESTOCK ->
                    tree.isIntegralNumber() && tree.canConvertToLong() && tree.longValue() > 0
                            ? Optional.empty()
                            : Optional.of("an amount must be a whole number above 0, not " + body);
                case SET_ADD, SET_REMOVE ->
                    tree.isString() ? Optional.empty() : Optional.of("an element must be a JSON text, not " + body);
            };
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    /** The body after the write. TAKE and RESTOCK are the business of {@link Quota} and the console's stock. */
    public static @Nullable String after(
            @Nullable String before, WriteKind kind, @Nullable String body, String version) {
        return switch (kind) {
            case PUT, APPEND -> body;
            case DELETE -> null;
            case ADD ->
                new BigInteger(before == null ? "0" : before)
                        .add(new BigInteger(body == null ? "0" : body.strip()))
                        .toString();
            case SET_ADD, SET_REMOVE -> word(before, kind, body == null ? "\"\"" : body, version);
            case TAKE ->
                Quota.of(before)
                        .taking(Long.parseLong(body == null ? "0" : body.strip()))
                        .text();
            case RESTOCK -> before;
        };
    }

    private static String word(@Nullable String before, WriteKind kind, String body, String version) {
        var elements = new TreeMap<String, String>();
        if (before != null) {
            Json.tree(before)
                    .properties()
                    .forEach(e -> elements.put(e.getKey(), e.getValue().asString()));
        }
        var element = Json.tree(body).asString();
        var said = elements.get(element);
        if (said == null || HybridTime.parse(said.substring(1)).compareTo(HybridTime.parse(version)) < 0) {
            elements.put(element, (kind == WriteKind.SET_ADD ? "+" : "-") + version);
        }
        return Json.text(elements);
    }

    /** The elements of a set that are in it. */
    public static List<String> elements(@Nullable String body) {
        return body == null
                ? List.of()
                : Json.tree(body).properties().stream()
                        .filter(e -> e.getValue().asString().startsWith("+"))
                        .map(Map.Entry::getKey)
                        .toList();
    }
}
