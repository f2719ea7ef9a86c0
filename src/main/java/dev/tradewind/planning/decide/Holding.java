package dev.tradewind.planning.decide;

import java.time.Instant;
import java.util.Map;

/**
 * What a replica holds, as the database has it.
 *
 * @param token grows with every taking; a replica with an older one is fenced
 * @param shares thousandths of each limited site's free capacity in every slot
 */
record Holding(String replica, long token, Instant leaseUntil, Map<String, Integer> shares) {
    static final int ALL = 1000;

    Holding {
        shares = Map.copyOf(shares);
    }

    int share(String site) {
        return shares.getOrDefault(site, 0);
    }
}
