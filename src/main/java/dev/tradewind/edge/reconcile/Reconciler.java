package dev.tradewind.edge.reconcile;

import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.reconcile.Filed.Fate;
import dev.tradewind.edge.wire.Batch;
import dev.tradewind.edge.wire.BatchAnswer;
import dev.tradewind.edge.wire.BatchAnswer.Note;
import dev.tradewind.edge.wire.DocumentState;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.Values;
import dev.tradewind.edge.wire.WriteKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a site sends exactly once. Of a batch, what was received before is skipped by its sequence and what the
 * application repeated by its key; where something is missing before it, nothing is taken and the answer says from where
 * to send again. A bad entry is set aside and the rest goes on.
 */
public final class Reconciler {
    private final long mostAheadMillis;

    /** @param mostAheadMillis how far a site's clock may run ahead of the console's and still be believed */
    public Reconciler(long mostAheadMillis) {
        this.mostAheadMillis = mostAheadMillis;
    }

    public BatchAnswer receive(CentreTransaction tables, Batch batch, long nowMillis) {
        var received = tables.received(batch.site(), batch.incarnation());
        var entries = batch.entries();
        if (entries.isEmpty()) {
            return new BatchAnswer(batch.incarnation(), received, List.of());
        }
        if (entries.getFirst().sequence() > received + 1) {
            if (batch.oldest() <= received + 1) {
                return new BatchAnswer(batch.incarnation(), received, List.of());
            }
            tables.gap(batch.site(), batch.incarnation(), received + 1, batch.oldest() - 1);
            received = batch.oldest() - 1;
            tables.receivedUpTo(batch.site(), batch.incarnation(), received);
            if (entries.getFirst().sequence() > received + 1) {
                return new BatchAnswer(batch.incarnation(), received, List.of());
            }
        }
        var notes = takeAll(tables, batch, fresh(entries, received), nowMillis);
        var last = Math.max(received, entries.getLast().sequence());
        tables.receivedUpTo(batch.site(), batch.incarnation(), last);
        return new BatchAnswer(batch.incarnation(), last, notes);
    }

    /** A strict write, which has no place in the queue: by its key alone. Empty when the entry was set aside. */
    public Optional<DocumentState> strict(CentreTransaction tables, String site, Entry entry, long nowMillis) {
        if (tables.known(site, List.of(entry.key())).isEmpty()) {
            var collections = byName(tables);
            var filed = take(tables, collections, site, entry, nowMillis);
            tables.file(filed);
            if (filed.fate() == Fate.SET_ASIDE) {
                return Optional.empty();
            }
        }
        return tables.document(entry.collection(), entry.document()).map(Views.of(site, byName(tables)));
    }

    private static List<Entry> fresh(List<Entry> entries, long received) {
        for (var i = 1; i < entries.size(); i++) {
            if (entries.get(i).sequence() != entries.get(i - 1).sequence() + 1) {
                throw new IllegalArgumentException(
                        "a batch must have no gaps, but after %d comes %d. Maybe the agent's queue was edited by hand?"
                                .formatted(
                                        entries.get(i - 1).sequence(),
                                        entries.get(i).sequence()));
            }
        }
        return entries.stream().filter(e -> e.sequence() > received).toList();
    }

    private List<Note> takeAll(CentreTransaction tables, Batch batch, List<Entry> fresh, long nowMillis) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        var known = new HashSet<>(
                tables.known(batch.site(), fresh.stream().map(Entry::key).toList()));
        var collections = byName(tables);
        var notes = new ArrayList<Note>();
        for (var entry : fresh) {
            if (!known.add(entry.key())) {
                notes.add(new Note(entry.key(), "REPEATED", "this key was received before"));
                continue;
            }
            var filed = take(tables, collections, batch.site(), entry, nowMillis);
            tables.file(filed);
            if (filed.fate() != Fate.APPLIED) {
                notes.add(new Note(entry.key(), filed.fate().name(), filed.explanation()));
            }
        }
        return notes;
    }

    private static Map<String, EdgeCollection> byName(CentreTransaction tables) {
        return tables.collections().stream().collect(Collectors.toMap(EdgeCollection::name, Function.identity()));
    }

    private Filed take(
            CentreTransaction tables, Map<String, EdgeCollection> collections, String site, Entry entry, long now) {
        var collection = collections.get(entry.collection());
        if (collection == null) {
            return new Filed(site, entry, Fate.SET_ASIDE, "there is no collection of this name", now);
        }
        if (!WriteKind.of(collection.rule()).contains(entry.kind())) {
            return new Filed(
                    site, entry, Fate.SET_ASIDE, "rule " + collection.rule() + " takes no " + entry.kind(), now);
        }
        var flaw = Values.flaw(entry.kind(), entry.body());
        if (flaw.isPresent()) {
            return new Filed(site, entry, Fate.SET_ASIDE, flaw.get(), now);
        }
        return switch (collection.rule()) {
            case APPEND -> new Filed(site, entry, Fate.APPLIED, "", now);
            case COUNTER, SET -> commute(tables, site, entry, now);
            case ESCROW -> stock(tables, collection, site, entry, now);
            case LAST_WRITE_WINS, FIELD_MERGE, WEBHOOK, PERSON -> replace(tables, collection, site, entry, now);
        };
    }

    private Filed commute(CentreTransaction tables, String site, Entry entry, long now) {
        var before = tables.document(entry.collection(), entry.document());
        var body = Values.after(
                before.map(CentreDocument::body).orElse(null), entry.kind(), entry.body(), entry.version());
        save(tables, site, entry, entry.version(), body, timeOf(entry, now), before);
        return new Filed(site, entry, Fate.APPLIED, "", now);
    }

    private Filed stock(CentreTransaction tables, EdgeCollection collection, String site, Entry entry, long now) {
        var before = tables.document(entry.collection(), entry.document());
        var stock = Stock.of(before.map(CentreDocument::body).orElse(null));
        var units = Long.parseLong(String.valueOf(entry.body()).strip());
        if (entry.kind() == WriteKind.RESTOCK) {
            stock = stock.restocked(units);
        } else if (units > stock.quotaOf(site).left()) {
            return new Filed(
                    site,
                    entry,
                    Fate.SET_ASIDE,
                    "takes %d, but of the %d granted to the site only %d are left"
                            .formatted(
                                    units,
                                    stock.quotaOf(site).granted(),
                                    stock.quotaOf(site).left()),
                    now);
        } else {
            stock = stock.taken(site, units);
        }
        save(
                tables,
                site,
                entry,
                entry.version(),
                stock.toppedUp(site, collection.quota()).text(),
                timeOf(entry, now),
                before);
        return new Filed(site, entry, Fate.APPLIED, "", now);
    }

    private Filed replace(CentreTransaction tables, EdgeCollection collection, String site, Entry entry, long now) {
        var before = tables.document(entry.collection(), entry.document());
        var time = timeOf(entry, now);
        if (before.isEmpty() || entry.base().equals(before.get().version())) {
            save(tables, site, entry, entry.version(), entry.body(), time, before);
            return new Filed(site, entry, Fate.APPLIED, "", now);
        }
        var ancestor = tables.version(entry.collection(), entry.document(), entry.base())
                .map(CentreTransaction.Past::body)
                .orElse(null);
        var collision = new Collision(ancestor, before.get(), site, entry, time);
        var decision = switch (collection.rule()) {
            case LAST_WRITE_WINS -> LastWriteWins.decide(collision);
            case FIELD_MERGE -> FieldMerge.decide(collision);
            case WEBHOOK -> new Decision.Asks("the application decides");
            case PERSON -> new Decision.Asks("this collection leaves collisions to a person");
            case COUNTER, SET, ESCROW, APPEND -> throw new IllegalStateException(collection.rule() + " never collides");
        };
        return switch (decision) {
            case Decision.Stands stands -> {
                var name = stands.merged() ? merged(entry.version()) : entry.version();
                save(tables, site, entry, name, stands.body(), time, before);
                yield new Filed(site, entry, Fate.MERGED, stands.explanation(), now);
            }
            case Decision.Yields yields -> {
                tell(tables, before.get());
                yield new Filed(site, entry, Fate.LOST, yields.explanation(), now);
            }
            case Decision.Asks asks -> {
                tell(tables, before.get());
                tables.ask(collision, asks.explanation(), now);
                yield new Filed(site, entry, Fate.WAITS, asks.explanation(), now);
            }
        };
    }

    /** A merged body is a version of its own: the site has not seen it, whatever it writes next. */
    private static String merged(String version) {
        return version + "+merged";
    }

    /** What stands goes on standing, and the site that wrote otherwise must hear of it. */
    private static void tell(CentreTransaction tables, CentreDocument d) {
        tables.save(new CentreDocument(
                d.collection(),
                d.document(),
                d.body(),
                d.version(),
                d.time(),
                tables.nextChange(),
                d.fence(),
                d.site()));
    }

    private HybridTime timeOf(Entry entry, long now) {
        return HybridTime.parse(entry.version()).notAfter(now + mostAheadMillis);
    }

    private static void save(
            CentreTransaction tables,
            String site,
            Entry entry,
            String version,
            @Nullable String body,
            HybridTime time,
            Optional<CentreDocument> before) {
        var fence = Math.max(entry.fence(), before.map(CentreDocument::fence).orElse(0L));
        tables.save(new CentreDocument(
                entry.collection(), entry.document(), body, version, time, tables.nextChange(), fence, site));
    }
}
