package dev.tradewind.edge.site;

import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Entry;
import java.util.List;
import java.util.Optional;

/** The site's disk, inside one transaction. */
public interface SiteTransaction {

    /** What was accepted under a key, as long as the site remembers. */
    Optional<Outcome.Accepted> ofKey(String key);

    /** The highest sequence ever given, 0 before the first. */
    long lastSequence();

    /** The version of the write that got the highest sequence; empty before the first. */
    Optional<String> lastVersion();

    void enqueue(Entry entry, long atMillis);

    /** In order of sequence, behind that one. */
    List<Entry> unsent(long after, int most);

    List<Entry> unsentOf(String collection, String document);

    Backlog backlog();

    /** Lets go of entries that the console has; their keys are remembered. */
    void forget(long upTo);

    Optional<LocalDocument> document(String collection, String document);

    void save(LocalDocument document);

    Optional<EdgeCollection> collection(String name);

    void saveCollections(List<EdgeCollection> collections);

    List<HeldLease> leases();

    void save(HeldLease lease);

    void drop(String resource);

    /** Small facts by name. */
    Optional<String> fact(String name);

    void saveFact(String name, String value);

    /**
     * @param oldest lowest sequence that still waits; the next to be given when nothing waits
     * @param oldestAt UTC milliseconds when it was accepted, 0 when nothing waits
     */
    record Backlog(long entries, long oldest, long oldestAt) {}
}
