package dev.tradewind.edge.simulation;

import dev.tradewind.edge.site.HeldLease;
import dev.tradewind.edge.site.LocalDocument;
import dev.tradewind.edge.site.Outcome;
import dev.tradewind.edge.site.SiteTransaction;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The content of a simulated disk. */
final class DiskState implements SiteTransaction {
    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Map<Long, Long> acceptedAt = new HashMap<>();
    private final Map<String, Outcome.Accepted> keys = new HashMap<>();
    private final Map<String, LocalDocument> documents = new HashMap<>();
    private final Map<String, EdgeCollection> collections = new HashMap<>();
    private final Map<String, HeldLease> leases = new TreeMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private long lastSequence;
    private Optional<String> lastVersion = Optional.empty();

    DiskState copy() {
        var copy = new DiskState();
        copy.entries.putAll(entries);
        copy.acceptedAt.putAll(acceptedAt);
        copy.keys.putAll(keys);
        copy.documents.putAll(documents);
        copy.collections.putAll(collections);
        copy.leases.putAll(leases);
        copy.facts.putAll(facts);
        copy.lastSequence = lastSequence;
        copy.lastVersion = lastVersion;
        return copy;
    }

    long bytes() {
        return entries.size() * 100L;
    }

    @Override
    public Optional<Outcome.Accepted> ofKey(String key) {
        return Optional.ofNullable(keys.get(key));
    }

    @Override
    public long lastSequence() {
        return lastSequence;
    }

    @Override
    public Optional<String> lastVersion() {
        return lastVersion;
    }

    @Override
    public void enqueue(Entry entry, long atMillis) {
        entries.put(entry.sequence(), entry);
        acceptedAt.put(entry.sequence(), atMillis);
        keys.put(entry.key(), new Outcome.Accepted(entry.sequence(), entry.version()));
        lastSequence = entry.sequence();
        lastVersion = Optional.of(entry.version());
    }

    @Override
    public List<Entry> unsent(long after, int most) {
        return entries.tailMap(after, false).values().stream().limit(most).toList();
    }

    @Override
    public List<Entry> unsentOf(String collection, String document) {
        return entries.values().stream()
                .filter(e -> e.collection().equals(collection) && e.document().equals(document))
                .toList();
    }

    @Override
    public Backlog backlog() {
        return entries.isEmpty()
                ? new Backlog(0, lastSequence + 1, 0)
                : new Backlog(entries.size(), entries.firstKey(), acceptedAt.getOrDefault(entries.firstKey(), 0L));
    }

    @Override
    public void forget(long upTo) {
        entries.headMap(upTo, true).clear();
    }

    @Override
    public Optional<LocalDocument> document(String collection, String document) {
        return Optional.ofNullable(documents.get(collection + "/" + document));
    }

    @Override
    public void save(LocalDocument document) {
        documents.put(document.collection() + "/" + document.document(), document);
    }

    @Override
    public Optional<EdgeCollection> collection(String name) {
        return Optional.ofNullable(collections.get(name));
    }

    @Override
    public void saveCollections(List<EdgeCollection> all) {
        collections.clear();
        all.forEach(collection -> collections.put(collection.name(), collection));
    }

    @Override
    public List<HeldLease> leases() {
        return List.copyOf(leases.values());
    }

    @Override
    public void save(HeldLease lease) {
        leases.put(lease.resource(), lease);
    }

    @Override
    public void drop(String resource) {
        leases.remove(resource);
    }

    @Override
    public Optional<String> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    @Override
    public void saveFact(String name, String value) {
        facts.put(name, value);
    }
}
