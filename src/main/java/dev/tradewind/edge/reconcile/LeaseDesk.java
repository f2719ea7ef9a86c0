package dev.tradewind.edge.reconcile;

import dev.tradewind.edge.wire.LeaseGrant;
import dev.tradewind.edge.wire.Pulse;

/** Grants leases, one holder at a time, each new one under a higher fence. */
final class LeaseDesk {
    private final long durationMillis;
    private final long epsilonMillis;

    LeaseDesk(long durationMillis, long epsilonMillis) {
        this.durationMillis = durationMillis;
        this.epsilonMillis = epsilonMillis;
    }

    LeaseGrant grant(CentreTransaction tables, Pulse pulse, String resource, long now) {
        var skew = pulse.skewMillis();
        if (skew != null && Math.abs(skew) > epsilonMillis) {
            return refused(
                    resource,
                    "this site's clock is %d ms off, more than the %d ms for which leases are safe"
                            .formatted(skew, epsilonMillis));
        }
        var standing = tables.lease(resource);
        if (standing.isPresent()) {
            var lease = standing.get();
            var own = lease.site().equals(pulse.site()) && lease.incarnation().equals(pulse.incarnation());
            if (!own && now < lease.expiresAt()) {
                return refused(
                        resource, "%s holds it for another %d ms".formatted(lease.site(), lease.expiresAt() - now));
            }
            // Whoever lets it run out begins again under a new fence: another may have held it in between.
            var fence = own && now < lease.expiresAt() ? lease.fence() : lease.fence() + 1;
            return granted(tables, pulse, resource, fence, now);
        }
        return granted(tables, pulse, resource, 1, now);
    }

    /** A release that comes late or twice names an old fence and does nothing. */
    void release(CentreTransaction tables, Pulse pulse, String resource, long fence, long now) {
        tables.lease(resource)
                .filter(lease -> lease.site().equals(pulse.site())
                        && lease.incarnation().equals(pulse.incarnation())
                        && lease.fence() == fence
                        && now < lease.expiresAt())
                .ifPresent(lease -> tables.save(new CentreLease(
                        resource, lease.site(), lease.incarnation(), lease.fence(), lease.grantedAt(), now)));
    }

    private LeaseGrant granted(CentreTransaction tables, Pulse pulse, String resource, long fence, long now) {
        tables.save(new CentreLease(resource, pulse.site(), pulse.incarnation(), fence, now, now + durationMillis));
        return new LeaseGrant(resource, fence, durationMillis, "");
    }

    private static LeaseGrant refused(String resource, String why) {
        return new LeaseGrant(resource, 0, 0, why);
    }
}
