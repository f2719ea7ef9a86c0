package dev.tradewind.edge.reconcile;

import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Pulse;
import dev.tradewind.edge.wire.PulseAnswer;
import dev.tradewind.edge.wire.Rule;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers a heart-beat: leases, quotas, and what changed elsewhere. */
public final class HeartBeats {
    /** Changes that one answer carries. */
    static final int CHANGES = 500;

    private final LeaseDesk leases;
    private final long epsilonMillis;

    public HeartBeats(long leaseMillis, long epsilonMillis) {
        this.leases = new LeaseDesk(leaseMillis, epsilonMillis);
        this.epsilonMillis = epsilonMillis;
    }

    public PulseAnswer answer(CentreTransaction tables, Pulse pulse, long nowMillis) {
        var received = tables.received(pulse.site(), pulse.incarnation());
        pulse.released().forEach((resource, fence) -> leases.release(tables, pulse, resource, fence, nowMillis));
        var grants = pulse.leases().stream()
                .map(resource -> leases.grant(tables, pulse, resource, nowMillis))
                .toList();
        var collections = tables.collections();
        var byName = collections.stream().collect(Collectors.toMap(EdgeCollection::name, Function.identity()));
        for (var shortage : pulse.shortages()) {
            var slash = shortage.indexOf('/');
            var collection = slash < 1 ? null : byName.get(shortage.substring(0, slash));
            if (collection != null && collection.rule() == Rule.ESCROW) {
                topUp(tables, collection, shortage.substring(slash + 1), pulse.site());
            }
        }
        var changes = tables.changes(pulse.changesAfter(), CHANGES);
        return new PulseAnswer(
                pulse.incarnation(),
                nowMillis,
                received,
                collections,
                grants,
                changes.stream().map(Views.of(pulse.site(), byName)).toList(),
                changes.size() == CHANGES,
                epsilonMillis);
    }

    private static void topUp(CentreTransaction tables, EdgeCollection collection, String document, String site) {
        tables.document(collection.name(), document).ifPresent(before -> {
            var stock = Stock.of(before.body());
            var after = stock.toppedUp(site, collection.quota());
            if (!after.equals(stock)) {
                tables.save(new CentreDocument(
                        before.collection(),
                        before.document(),
                        after.text(),
                        before.version(),
                        before.time(),
                        tables.nextChange(),
                        before.fence(),
                        before.site()));
            }
        });
    }
}
