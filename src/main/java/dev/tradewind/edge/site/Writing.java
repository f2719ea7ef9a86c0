package dev.tradewind.edge.site;

import dev.tradewind.edge.site.Outcome.Reason;
import dev.tradewind.edge.site.Outcome.Refused;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Quota;
import dev.tradewind.edge.wire.Values;
import dev.tradewind.edge.wire.WriteKind;
import java.util.Optional;

/** Accepts writes, or says why not. What it refuses leaves no trace. */
public final class Writing {
    private final SiteTime time;
    private final Leases leases;
    private final long diskLimitBytes;

    public Writing(SiteTime time, Leases leases, long diskLimitBytes) {
        this.time = time;
        this.leases = leases;
        this.diskLimitBytes = diskLimitBytes;
    }

    /** @param bytesUsed what the store takes now */
    public Outcome write(SiteTransaction disk, Write write, long bytesUsed) {
        var known = disk.ofKey(write.key());
        if (known.isPresent()) {
            return new Outcome.Repeated(known.get().sequence(), known.get().version());
        }
        var collection = disk.collection(write.collection());
        if (collection.isEmpty()) {
            return new Refused(
                    Reason.UNKNOWN_COLLECTION,
                    "this site knows no collection '" + write.collection()
                            + "'. Maybe it was added while the link was cut?");
        }
        var flaw = flaw(collection.get(), write);
        if (flaw.isPresent()) {
            return new Refused(Reason.BAD_WRITE, flaw.get());
        }
        if (bytesUsed >= diskLimitBytes) {
            return new Refused(
                    Reason.DISK_FULL,
                    "the queue takes %d of %d bytes; nothing is accepted until the console has taken some of it"
                            .formatted(bytesUsed, diskLimitBytes));
        }
        return accept(disk, collection.get(), write);
    }

    private Outcome accept(SiteTransaction disk, EdgeCollection collection, Write write) {
        Optional<LocalDocument> local = write.kind() == WriteKind.APPEND
                ? Optional.empty()
                : disk.document(write.collection(), write.document());
        var current = local.map(LocalDocument::currentVersion).orElse("");
        if (write.seen() != null && !write.seen().equals(current)) {
            return new Refused(
                    Reason.STALE_VERSION, "the document is at version " + current + " here, not " + write.seen());
        }
        if (write.kind() == WriteKind.TAKE) {
            var quota = Quota.of(local.map(LocalDocument::current).orElse(null));
            var asked = Long.parseLong(String.valueOf(write.body()).strip());
            if (asked > quota.left()) {
                leases.needMoreOf(write.collection(), write.document());
                return new Refused(
                        Reason.QUOTA,
                        "asked for %d, of the %d granted to this site %d are left"
                                .formatted(asked, quota.granted(), quota.left()));
            }
        }
        var fence = 0L;
        if (collection.mode() == Mode.LEASED) {
            var held = leases.holding(disk, write.collection(), write.document());
            if (held.isEmpty()) {
                return new Refused(
                        Reason.NO_LEASE,
                        "this site holds no lease on " + write.collection() + "/" + write.document()
                                + ". Ask for one while there is a link: POST /leases.");
            }
            fence = held.get().fence();
        }
        var strict = collection.mode() == Mode.STRICT;
        var now = time.millis();
        var entry = new Entry(
                strict ? 0 : disk.lastSequence() + 1,
                write.key(),
                write.collection(),
                write.document(),
                write.kind(),
                write.body(),
                current,
                time.nextVersion(now),
                fence);
        if (strict) {
            return new Outcome.ToConsole(entry);
        }
        disk.enqueue(entry, now);
        if (write.kind() != WriteKind.APPEND) {
            disk.save(over(local, entry));
        }
        return new Outcome.Accepted(entry.sequence(), entry.version());
    }

    private static Optional<String> flaw(EdgeCollection collection, Write write) {
        if (!WriteKind.of(collection.rule()).contains(write.kind())) {
            return Optional.of("collection " + collection.name() + " has rule " + collection.rule() + " and takes "
                    + WriteKind.of(collection.rule()) + ", not " + write.kind());
        }
        if (write.kind() != WriteKind.APPEND && write.document().isBlank()) {
            return Optional.of("the document has no name");
        }
        if (write.key().isBlank() || write.key().length() > 200) {
            return Optional.of("the idempotency key must have 1 to 200 characters");
        }
        return Values.flaw(write.kind(), write.body());
    }

    private static LocalDocument over(Optional<LocalDocument> before, Entry entry) {
        var current = Values.after(
                before.map(LocalDocument::current).orElse(null), entry.kind(), entry.body(), entry.version());
        return new LocalDocument(
                entry.collection(),
                entry.document(),
                before.map(LocalDocument::confirmed).orElse(null),
                before.map(LocalDocument::change).orElse(0L),
                current,
                entry.version());
    }
}
