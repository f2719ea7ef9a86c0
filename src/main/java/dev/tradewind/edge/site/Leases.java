package dev.tradewind.edge.site;

import dev.tradewind.edge.wire.LeaseGrant;
import dev.tradewind.edge.wire.Pulse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The leases that the site holds and wants. The end of a lease is counted by the steady clock from the moment at which
 * the site asked, less ε and the worst drift: whatever the wall clocks do, the site stops before the console lets
 * another begin.
 */
public final class Leases {
    /** Worst drift of a steady clock, as a part of the time that it measures. */
    public static final double DRIFT = 500e-6;

    private final SiteTime time;
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Map<String, Long> released = new LinkedHashMap<>();
    private final Set<String> shortages = new LinkedHashSet<>();

    public Leases(SiteTime time) {
        this.time = time;
    }

    /** Asks for it with the next heart-beat, and renews it from then on. */
    public synchronized void want(String resource) {
        wanted.add(resource);
    }

    /** Stops using it now and says so with the next heart-beat. */
    public synchronized void release(SiteTransaction disk, String resource) {
        disk.leases().stream()
                .filter(lease -> lease.resource().equals(resource))
                .forEach(lease -> released.put(resource, lease.fence()));
        disk.drop(resource);
        wanted.remove(resource);
    }

    /** The lease under which the site may write this document now. */
    public Optional<HeldLease> holding(SiteTransaction disk, String collection, String document) {
        return disk.leases().stream()
                .filter(lease ->
                        lease.resource().equals(collection) || lease.resource().equals(collection + "/" + document))
                .filter(lease -> lease.holds(time.clock()))
                .findFirst();
    }

    /** Asks with the next heart-beat for more of a stock. */
    public synchronized void needMoreOf(String collection, String document) {
        shortages.add(collection + "/" + document);
    }

    synchronized List<String> shortages() {
        return List.copyOf(shortages);
    }

    synchronized List<String> wanted() {
        return List.copyOf(wanted);
    }

    synchronized Map<String, Long> released() {
        return Map.copyOf(released);
    }

    /** This heart-beat reached the console. */
    synchronized void told(Pulse pulse) {
        pulse.released().forEach(released::remove);
        shortages.removeAll(pulse.shortages());
    }

    void granted(SiteTransaction disk, List<LeaseGrant> grants, long askedSteady, long epsilonMillis) {
        for (var grant : grants) {
            if (grant.granted() && wanted().contains(grant.resource())) {
                var use = grant.durationMillis() - epsilonMillis - (long) Math.ceil(grant.durationMillis() * DRIFT);
                disk.save(new HeldLease(
                        grant.resource(), grant.fence(), time.clock().boot(), askedSteady + use));
            } else {
                disk.drop(grant.resource()); // refused, or given up since it was asked for
            }
        }
    }

    /** The measured skew is larger than leases are safe for: all stop now. */
    void revoke(SiteTransaction disk) {
        for (var lease : new ArrayList<>(disk.leases())) {
            disk.drop(lease.resource());
        }
    }
}
