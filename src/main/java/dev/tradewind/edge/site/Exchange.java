package dev.tradewind.edge.site;

import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.wire.Batch;
import dev.tradewind.edge.wire.BatchAnswer;
import dev.tradewind.edge.wire.DocumentState;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.Pulse;
import dev.tradewind.edge.wire.PulseAnswer;
import dev.tradewind.edge.wire.Values;
import java.util.Map;
import java.util.Optional;

/** What the site tells the console and hears from it. A message that is lost, late or doubled does no harm. */
public final class Exchange {
    private static final String CHANGES = "changes";
    private static final String CAUGHT_UP = "caughtUpAt";

    private final String site;
    private final String incarnation;
    private final String programVersion;
    private final SiteTime time;
    private final Leases leases;
    private long newestAnswered = Long.MIN_VALUE;

    public Exchange(String site, String incarnation, String programVersion, SiteTime time, Leases leases) {
        this.site = site;
        this.incarnation = incarnation;
        this.programVersion = programVersion;
        this.time = time;
        this.leases = leases;
    }

    /** The entries behind that sequence, to send; empty when none waits there. */
    public Optional<Batch> next(SiteTransaction disk, long after, int most) {
        var entries = disk.unsent(after, most);
        return entries.isEmpty()
                ? Optional.empty()
                : Optional.of(new Batch(site, incarnation, disk.backlog().oldest(), entries));
    }

    public void received(SiteTransaction disk, BatchAnswer answer) {
        if (answer.incarnation().equals(incarnation)) {
            disk.forget(answer.received());
        }
    }

    public Pulse pulse(SiteTransaction disk, Load load) {
        var backlog = disk.backlog();
        return new Pulse(
                site,
                incarnation,
                programVersion,
                backlog.entries(),
                backlog.entries() == 0 ? null : backlog.oldestAt(),
                load.diskBytes(),
                load.diskLimitBytes(),
                time.clock().wallMillis(),
                time.anchored() ? time.skewMillis() : null,
                load.roundTripMicros(),
                load.refused(),
                leases.wanted(),
                leases.released(),
                leases.shortages(),
                disk.fact(CHANGES).map(Long::parseLong).orElse(0L),
                load.roundTrips());
    }

    /** @param sentSteady steady time at which the pulse left, @param receivedSteady at which the answer came */
    public void answered(SiteTransaction disk, Pulse asked, PulseAnswer answer, long sentSteady, long receivedSteady) {
        if (!answer.incarnation().equals(incarnation) || sentSteady <= newestAnswered) {
            return; // an answer that was overtaken could bring back a lease that was released since
        }
        newestAnswered = sentSteady;
        time.told(answer.wallMillis(), sentSteady, receivedSteady);
        disk.saveCollections(answer.collections());
        disk.forget(answer.received());
        leases.told(asked);
        if (Math.abs(time.skewMillis()) > answer.epsilonMillis() + (receivedSteady - sentSteady) / 2) {
            leases.revoke(disk);
        } else {
            leases.granted(disk, answer.leases(), sentSteady, answer.epsilonMillis());
        }
        if (answer.received() < disk.backlog().oldest() - 1) {
            return; // made before the console had entries that are forgotten here: they would vanish from view
        }
        var known = disk.fact(CHANGES).map(Long::parseLong).orElse(0L);
        for (var change : answer.changes()) {
            if (change.change() > known) {
                adopt(disk, change);
                known = change.change();
                time.observe(HybridTime.parse(change.version()), answer.epsilonMillis());
            }
        }
        disk.saveFact(CHANGES, Long.toString(known));
        if (!answer.more()) {
            disk.saveFact(CAUGHT_UP, Long.toString(time.millis()));
        }
    }

    /** The console's state, and on it what this site wrote and the console does not have yet. */
    private static void adopt(SiteTransaction disk, DocumentState state) {
        if (disk.document(state.collection(), state.document())
                .filter(d -> d.change() >= state.change())
                .isPresent()) {
            return;
        }
        var body = state.body();
        var version = state.version();
        for (Entry own : disk.unsentOf(state.collection(), state.document())) {
            body = Values.after(body, own.kind(), own.body(), own.version());
            version = own.version();
        }
        disk.save(new LocalDocument(state.collection(), state.document(), state.body(), state.change(), body, version));
    }

    /** When the site last knew everything that the console knew, UTC milliseconds; empty if never. */
    public static Optional<Long> caughtUpAt(SiteTransaction disk) {
        return disk.fact(CAUGHT_UP).map(Long::parseLong);
    }

    /** The strict write is stored by the console: the site shows it from now on. */
    public static void confirmed(SiteTransaction disk, DocumentState state) {
        adopt(disk, state);
    }

    /** How the agent does, as far as the disk does not tell. */
    public record Load(
            long diskBytes, long diskLimitBytes, long roundTripMicros, long refused, Map<String, Long> roundTrips) {
        public Load {
            roundTrips = Map.copyOf(roundTrips);
        }

        public static Load idle(long limit) {
            return new Load(0, limit, 0, 0, Map.of());
        }
    }
}
