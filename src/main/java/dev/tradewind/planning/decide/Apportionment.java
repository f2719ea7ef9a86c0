package dev.tradewind.planning.decide;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shares sites among replicas. At any time the shares that the database has of a site add up to a thousand at most. A
 * replica's own figure is never above the database's: it lowers its own first and tells it with the next renewal, and it
 * raises its own only after the database has. What a dead replica holds is given away when its last reservation must have
 * expired.
 */
final class Apportionment {
    private Apportionment() {}

    /**
     * @param mine the row to store
     * @param target what each replica should come down to, in thousandths
     * @param gone replicas whose rows are to be removed
     * @param isNew whether earlier reservations of the asker count no more
     */
    record Renewed(Holding mine, int target, Set<String> gone, boolean isNew) {}

    /**
     * @param token of the asker's last renewal; null when it has just started
     * @param reported the shares that the asker goes by
     * @param now by the database's clock
     */
    static Renewed renew(
            Collection<Holding> stored,
            String replica,
            @Nullable Long token,
            Map<String, Integer> reported,
            Set<String> sites,
            Instant now,
            DecideSettings settings,
            long nextToken) {
        var gone = new HashSet<String>();
        var others = new HashMap<String, Integer>();
        var live = 1;
        Holding own = null;
        for (var holding : stored) {
            if (holding.replica().equals(replica)) {
                own = holding;
            } else if (holding.leaseUntil().plus(settings.afterwards()).isBefore(now)) {
                gone.add(holding.replica());
            } else {
                live += holding.leaseUntil().isAfter(now) ? 1 : 0;
                holding.shares().forEach((site, share) -> others.merge(site, share, Integer::sum));
            }
        }
        if (own != null && token != null && own.token() != token) {
            throw new IllegalStateException(
                    "replica " + replica + " holds quota token " + token + ", the database says " + own.token()
                            + ": another process took its place. Maybe two processes share one data directory?");
        }
        var isKnown = own != null;
        var target = Holding.ALL / live;
        var shares = new HashMap<String, Integer>();
        for (var site : sites) {
            var held = own == null ? 0 : Math.min(reported.getOrDefault(site, 0), own.share(site));
            var free = Holding.ALL - others.getOrDefault(site, 0);
            shares.put(site, Math.max(0, Math.min(Math.max(held, target), free)));
        }
        return new Renewed(
                new Holding(replica, isKnown && token != null ? token : nextToken, now.plus(settings.lease()), shares),
                target,
                gone,
                !isKnown);
    }

    static List<Holding> apply(Collection<Holding> stored, Renewed renewed) {
        var rest = new java.util.ArrayList<>(stored.stream()
                .filter(holding -> !renewed.gone().contains(holding.replica()))
                .filter(holding -> !holding.replica().equals(renewed.mine().replica()))
                .toList());
        rest.add(renewed.mine());
        return List.copyOf(rest);
    }
}
