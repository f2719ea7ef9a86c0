package dev.tradewind.edge.centre;

import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.reconcile.CentreDocument;
import dev.tradewind.edge.reconcile.CentreLease;
import dev.tradewind.edge.reconcile.CentreTransaction;
import dev.tradewind.edge.reconcile.Collision;
import dev.tradewind.edge.reconcile.Filed;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Mode;
import dev.tradewind.edge.wire.Rule;
import dev.tradewind.quantity.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables inside one transaction of the console. Entries and documents are written together at the end, so that a
 * batch of a thousand costs a few statements.
 */
final class JdbcTables implements CentreTransaction {
    private static final String DOCUMENT =
            "select collection, document, body, version, ordered_at, change_number, fence,"
                    + " site from edge_document ";

    private final JdbcTemplate jdbc;
    private final long nowMillis;
    private final List<Filed> filed = new ArrayList<>();
    private final Map<String, Optional<CentreDocument>> documents = new LinkedHashMap<>();
    private final List<CentreDocument> saved = new ArrayList<>();
    private final Map<String, Past> written = new LinkedHashMap<>();
    private int asked;

    JdbcTables(JdbcTemplate jdbc, long nowMillis) {
        this.jdbc = jdbc;
        this.nowMillis = nowMillis;
    }

    /** Writes what was gathered. */
    void flush() {
        if (filed.isEmpty() && saved.isEmpty()) {
            return;
        }
        EntryRows.insert(jdbc, filed, nowMillis);
        var last = new LinkedHashMap<String, CentreDocument>();
        saved.forEach(d -> last.put(d.collection() + "/" + d.document(), d));
        for (var document : last.values()) {
            var values = new @Nullable Object[] {
                document.body(),
                document.version(),
                document.time().text(),
                document.change(),
                document.fence(),
                document.site(),
                document.collection(),
                document.document()
            };
            if (jdbc.update(
                            "update edge_document set body = ?, version = ?, ordered_at = ?, change_number = ?, fence = ?,"
                                    + " site = ? where collection = ? and document = ?",
                            values)
                    == 0) {
                jdbc.update(
                        "insert into edge_document (body, version, ordered_at, change_number, fence, site, collection,"
                                + " document) values (?, ?, ?, ?, ?, ?, ?, ?)",
                        values);
            }
        }
        var commuting = collections().stream()
                .filter(c -> c.rule() == Rule.COUNTER || c.rule() == Rule.SET || c.rule() == Rule.ESCROW)
                .map(EdgeCollection::name)
                .collect(Collectors.toSet());
        for (var document : saved) {
            // of what commutes the entries are the history
            if (commuting.contains(document.collection()) || stoodAlready(document)) {
                continue;
            }
            jdbc.update(
                    "insert into edge_document_past values (?, ?, ?, ?, ?, ?, ?)",
                    document.collection(),
                    document.document(),
                    document.change(),
                    document.body(),
                    document.version(),
                    document.site(),
                    Times.of(nowMillis));
        }
    }

    /** What only changes its number, so that sites hear of it again, is no new version. */
    private boolean stoodAlready(CentreDocument document) {
        return !jdbc.queryForList(
                        "select 1 from edge_document_past where collection = ? and document = ? and version = ?",
                        Integer.class,
                        document.collection(),
                        document.document(),
                        document.version())
                .isEmpty();
    }

    List<Filed> filed() {
        return filed;
    }

    @Override
    public long received(String site, String incarnation) {
        var found = jdbc.queryForList(
                "select received from edge_queue where incarnation = ? for update", Long.class, incarnation);
        if (!found.isEmpty()) {
            return found.getFirst();
        }
        jdbc.update("insert into edge_queue (incarnation, site, received) values (?, ?, 0)", incarnation, site);
        return 0;
    }

    @Override
    public void receivedUpTo(String site, String incarnation, long sequence) {
        jdbc.update("update edge_queue set received = ? where incarnation = ?", sequence, incarnation);
    }

    @Override
    public void gap(String site, String incarnation, long from, long to) {
        jdbc.update(
                "insert into edge_gap values (?, ?, ?, ?, ?, ?)",
                Ids.next(),
                site,
                incarnation,
                from,
                to,
                Times.of(nowMillis));
    }

    @Override
    public Set<String> known(String site, Collection<String> keys) {
        return new HashSet<>(jdbc.queryForList(
                // the join looks each key up; H2 reads the whole site for "= any" and for "in"
                "select e.entry_key from unnest(?) k(entry_key) join edge_entry e on e.entry_key = k.entry_key"
                        + " where e.site = ?",
                String.class,
                keys.toArray(new String[0]),
                site));
    }

    @Override
    public void file(Filed entry) {
        filed.add(entry);
        written.put(
                entry.entry().collection() + "/" + entry.entry().document() + "/"
                        + entry.entry().version(),
                new Past(entry.entry().body()));
    }

    @Override
    public List<EdgeCollection> collections() {
        return jdbc.query(
                "select name, mode, rule, quota, webhook from edge_collection order by name",
                (row, n) -> new EdgeCollection(
                        row.getString(1),
                        Mode.valueOf(row.getString(2)),
                        Rule.valueOf(row.getString(3)),
                        row.getLong(4),
                        row.getString(5)));
    }

    /** Documents change one writer at a time: the row of the change number is the lock. */
    @Override
    public Optional<CentreDocument> document(String collection, String document) {
        return documents.computeIfAbsent(collection + "/" + document, name -> {
            lock();
            return jdbc
                    .query(
                            DOCUMENT + "where collection = ? and document = ?",
                            JdbcTables::document,
                            collection,
                            document)
                    .stream()
                    .findFirst();
        });
    }

    private void lock() {
        jdbc.queryForObject("select number from edge_change where id = 1 for update", Long.class);
    }

    @Override
    public Optional<Past> version(String collection, String document, String version) {
        var here = written.get(collection + "/" + document + "/" + version);
        if (here != null) {
            return Optional.of(here);
        }
        return jdbc
                .query(
                        "select body from edge_document_past where collection = ? and document = ? and version = ? order"
                                + " by change_number desc",
                        (row, n) -> new Past(row.getString(1)),
                        collection,
                        document,
                        version)
                .stream()
                .findFirst()
                .or(() -> jdbc
                        .query(
                                "select body from edge_entry where version = ? and collection = ? and document = ?",
                                (row, n) -> new Past(row.getString(1)),
                                version,
                                collection,
                                document)
                        .stream()
                        .findFirst());
    }

    @Override
    public void save(CentreDocument document) {
        var name = document.collection() + "/" + document.document();
        documents.put(name, Optional.of(document));
        written.put(name + "/" + document.version(), new Past(document.body()));
        saved.add(document);
    }

    @Override
    public long nextChange() {
        jdbc.update("update edge_change set number = number + 1 where id = 1");
        return java.util.Objects.requireNonNull(
                jdbc.queryForObject("select number from edge_change where id = 1", Long.class),
                "edge_change has no row");
    }

    /** Taken under the same lock as changes are made, so that no number is passed over. */
    @Override
    public List<CentreDocument> changes(long after, int most) {
        lock();
        flushDocuments();
        return jdbc.query(
                DOCUMENT + "where change_number > ? order by change_number fetch first ? rows only",
                JdbcTables::document,
                after,
                most);
    }

    private void flushDocuments() {
        if (!saved.isEmpty()) {
            flush();
            filed.clear();
            saved.clear();
        }
    }

    @Override
    public void ask(Collision collision, String explanation, long atMillis) {
        asked++;
        var entry = collision.entry();
        var again = jdbc.update(
                "update edge_conflict set site_body = ?, site_version = ?, explanation = ?, version = version + 1"
                        + " where state = 'OPEN' and collection = ? and document = ? and site = ?",
                entry.body(),
                entry.version(),
                explanation,
                entry.collection(),
                entry.document(),
                collision.site());
        if (again == 0) {
            jdbc.update(
                    "insert into edge_conflict (id, number, version, collection, document, site, ancestor, site_body,"
                            + " site_version, explanation, opened_at, state)"
                            + " values (?, nextval('edge_conflict_number'), 0, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')",
                    Ids.next(),
                    entry.collection(),
                    entry.document(),
                    collision.site(),
                    collision.ancestor(),
                    entry.body(),
                    entry.version(),
                    explanation,
                    Times.of(atMillis));
        }
    }

    int asked() {
        return asked;
    }

    @Override
    public Optional<CentreLease> lease(String resource) {
        lock();
        return jdbc
                .query(
                        "select * from edge_lease where resource = ?",
                        (row, n) -> new CentreLease(
                                row.getString("resource"),
                                row.getString("site"),
                                row.getString("incarnation"),
                                row.getLong("fence"),
                                Times.instant(row, "granted_at").toEpochMilli(),
                                Times.instant(row, "expires_at").toEpochMilli()),
                        resource)
                .stream()
                .findFirst();
    }

    @Override
    public void save(CentreLease lease) {
        jdbc.update("delete from edge_lease where resource = ?", lease.resource());
        jdbc.update(
                "insert into edge_lease values (?, ?, ?, ?, ?, ?)",
                lease.resource(),
                lease.site(),
                lease.incarnation(),
                lease.fence(),
                Times.of(lease.grantedAt()),
                Times.of(lease.expiresAt()));
    }

    private static CentreDocument document(ResultSet row, int n) throws SQLException {
        return new CentreDocument(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                HybridTime.parse(row.getString(5)),
                row.getLong(6),
                row.getLong(7),
                row.getString(8));
    }
}
