package dev.tradewind.edge.simulation;

import dev.tradewind.edge.reconcile.CentreDocument;
import dev.tradewind.edge.reconcile.CentreLease;
import dev.tradewind.edge.reconcile.CentreTransaction;
import dev.tradewind.edge.reconcile.Collision;
import dev.tradewind.edge.reconcile.Filed;
import dev.tradewind.edge.wire.EdgeCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The console's tables in a simulation. */
public final class MemoryTables implements CentreTransaction {
    private final List<EdgeCollection> collections;
    private final boolean forgets;
    private final Map<String, Long> received = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private final List<Filed> filed = new ArrayList<>();
    private final Map<String, CentreDocument> documents = new TreeMap<>();
    private final Map<String, Past> versions = new HashMap<>();
    private final Map<String, CentreLease> leases = new HashMap<>();
    private long change;
    private int gaps;

    public MemoryTables(List<EdgeCollection> collections, boolean forgets) {
        this.collections = List.copyOf(collections);
        this.forgets = forgets;
    }

    public List<Filed> filed() {
        return filed;
    }

    public int gaps() {
        return gaps;
    }

    Map<String, CentreDocument> documents() {
        return documents;
    }

    @Override
    public long received(String site, String incarnation) {
        var last = received.getOrDefault(incarnation, 0L);
        return forgets ? Math.max(0, last - 2) : last;
    }

    @Override
    public void receivedUpTo(String site, String incarnation, long sequence) {
        received.put(incarnation, sequence);
    }

    @Override
    public void gap(String site, String incarnation, long from, long to) {
        gaps++;
    }

    @Override
    public Set<String> known(String site, Collection<String> asked) {
        return forgets
                ? Set.of()
                : asked.stream().filter(key -> keys.contains(site + " " + key)).collect(Collectors.toSet());
    }

    @Override
    public void file(Filed entry) {
        filed.add(entry);
        versions.put(
                entry.entry().collection() + "/" + entry.entry().document() + "/"
                        + entry.entry().version(),
                new Past(entry.entry().body()));
        keys.add(entry.site() + " " + entry.entry().key());
    }

    @Override
    public List<EdgeCollection> collections() {
        return collections;
    }

    @Override
    public Optional<CentreDocument> document(String collection, String document) {
        return Optional.ofNullable(documents.get(collection + "/" + document));
    }

    @Override
    public Optional<Past> version(String collection, String document, String version) {
        return Optional.ofNullable(versions.get(collection + "/" + document + "/" + version));
    }

    @Override
    public void save(CentreDocument document) {
        var name = document.collection() + "/" + document.document();
        documents.put(name, document);
        versions.put(name + "/" + document.version(), new Past(document.body()));
    }

    @Override
    public long nextChange() {
        return ++change;
    }

    @Override
    public List<CentreDocument> changes(long after, int most) {
        return documents.values().stream()
                .filter(document -> document.change() > after)
                .sorted(java.util.Comparator.comparingLong(CentreDocument::change))
                .limit(most)
                .toList();
    }

    @Override
    public void ask(Collision collision, String explanation, long atMillis) {
        // stays in the list of what was filed as waiting
    }

    @Override
    public Optional<CentreLease> lease(String resource) {
        return Optional.ofNullable(leases.get(resource));
    }

    @Override
    public void save(CentreLease lease) {
        leases.put(lease.resource(), lease);
    }
}
