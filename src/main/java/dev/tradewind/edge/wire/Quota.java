package dev.tradewind.edge.wire;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one site may take of a stock without asking, and has taken. Both only grow, so that a message that comes twice or
 * late does no harm.
 */
public record Quota(long granted, long taken) {

    public static Quota of(@Nullable String body) {
        if (body == null) {
            return new Quota(0, 0);
        }
        var tree = Json.tree(body);
        return new Quota(tree.path("granted").asLong(0), tree.path("taken").asLong(0));
    }

    public long left() {
        return granted - taken;
    }

    public Quota taking(long units) {
        return new Quota(granted, taken + units);
    }

    public String text() {
        return Json.text(new TreeMap<>(Map.of("granted", granted, "taken", taken)));
    }
}
