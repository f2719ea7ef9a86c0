package dev.tradewind.edge.reconcile;

import dev.tradewind.edge.wire.EdgeCollection;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The console's tables, inside one transaction. */
public interface CentreTransaction {

    /** The last sequence received from this data directory, 0 for none; others of the same directory wait from here on. */
    long received(String site, String incarnation);

    void receivedUpTo(String site, String incarnation, long sequence);

    /** Entries that the site no longer has and that never came. */
    void gap(String site, String incarnation, long from, long to);

    /** Those of the keys that this site used before. */
    Set<String> known(String site, Collection<String> keys);

    void file(Filed filed);

    List<EdgeCollection> collections();

    Optional<CentreDocument> document(String collection, String document);

    /** The body of an earlier version, as a site wrote it or as the rules made it. */
    Optional<Past> version(String collection, String document, String version);

    void save(CentreDocument document);

    /** A number higher than that of any change committed before. */
    long nextChange();

    /** Documents changed after that number, in order. */
    List<CentreDocument> changes(long after, int most);

    /** Leaves a collision to a person or the application; a newer version of the same site takes the older one's place. */
    void ask(Collision collision, String explanation, long atMillis);

    Optional<CentreLease> lease(String resource);

    void save(CentreLease lease);

    /** @param body null where that version was a deletion */
    record Past(@Nullable String body) {}
}
