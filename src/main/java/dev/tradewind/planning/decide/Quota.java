package dev.tradewind.planning.decide;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The lease of this replica and the ledger that it covers. */
final class Quota {
    /** What renews: the database, or a model of it in a test. */
    interface Store {
        Apportionment.Renewed renew(
                String replica, @Nullable Long token, Map<String, Integer> reported, Set<String> sites);
    }

    private final String replica;
    private final Store store;
    private final DecideSettings settings;
    private final Clock clock;
    private final LongSupplier steady;
    private final QuotaLedger ledger = new QuotaLedger();
    private volatile @Nullable Lease lease;
    private volatile Instant blockedUntil = Instant.MIN;
    private volatile @Nullable String failure;

    Quota(String replica, Store store, DecideSettings settings, Clock clock, LongSupplier steady) {
        this.replica = replica;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.steady = steady;
    }

    QuotaLedger ledger() {
        return ledger;
    }

    String replica() {
        return replica;
    }

    /** No reservations before this: what an earlier process gave may not be known. */
    void blockUntil(Instant until) {
        blockedUntil = until;
    }

    synchronized void renew() {
        var begun = steady.getAsLong();
        var begunAt = clock.instant();
        var held = lease;
        try {
            var renewed = store.renew(
                    replica, held == null ? null : (Long) held.token(), ledger.shares(), ledger.limitedSites());
            if (renewed.isNew()) {
                ledger.clear();
            }
            ledger.grant(renewed.mine().shares(), renewed.target());
            // Counted from before the question: the database's lease began later, so it ends later.
            lease = new Lease(
                    renewed.mine().token(), begun + settings.lease().toNanos(), begunAt.plus(settings.lease()));
            failure = null;
        } catch (RuntimeException failed) {
            failure = failed.getMessage();
            throw failed;
        }
    }

    /** Null when there is none that is live. */
    @Nullable
    Lease live() {
        var held = lease;
        return held != null && held.isLive(steady.getAsLong(), clock.instant()) ? held : null;
    }

    /** Why there is no live lease, for whoever asks. */
    String reason() {
        var held = lease;
        var why = failure == null ? "the database has not answered yet" : "the last try: " + failure;
        return held == null
                ? "this replica holds no quota of the sites' capacity yet, " + why
                : "the lease of this replica's quota of capacity ended at " + held.until()
                        + " and could not be renewed, " + why;
    }

    /** Null when reservations are possible. */
    @Nullable
    Instant blocked() {
        var until = blockedUntil;
        return clock.instant().isBefore(until) ? until : null;
    }
}
