package dev.tradewind.edge.reconcile;

import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.wire.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Two versions that did not know of each other.
 *
 * @param ancestor body of the version that both began from; null where there was none
 * @param centre what stands at the console
 * @param entry what the site wrote
 * @param time of the entry, cut back to its arrival where the site's clock ran ahead
 */
public record Collision(@Nullable String ancestor, CentreDocument centre, String site, Entry entry, HybridTime time) {}
