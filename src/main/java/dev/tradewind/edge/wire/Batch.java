package dev.tradewind.edge.wire;

import java.util.List;

/**
 * Queued entries, in order and without gaps.
 *
 * @param incarnation names the data directory of the agent; its sequence begins at 1
 * @param oldest the oldest sequence that the site still has; what the console misses below it is gone
 */
public record Batch(String site, String incarnation, long oldest, List<Entry> entries) {
    public Batch {
        entries = List.copyOf(entries);
    }
}
