package dev.tradewind.edge.sqlite;

import dev.tradewind.edge.site.HeldLease;
import dev.tradewind.edge.site.LocalDocument;
import dev.tradewind.edge.site.Outcome;
import dev.tradewind.edge.site.SiteTransaction;
import dev.tradewind.edge.wire.EdgeCollection;
import dev.tradewind.edge.wire.Entry;
import dev.tradewind.edge.wire.Json;
import dev.tradewind.edge.wire.WriteKind;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The site's tables. Belongs to its connection; statements are prepared once. */
final class SqliteTransaction implements SiteTransaction, AutoCloseable {
    /** Keys that are remembered after the console has their entries. */
    static final long REMEMBERED = 100_000;

    private static final long UNKNOWN = -1;

    private static final String ENTRY =
            "select sequence, key, collection, document, kind, body, base, version, fence from entry ";

    private final Statements sql;
    private final boolean alone;
    /** By their stored text. */
    private final Map<String, EdgeCollection> collections = new HashMap<>();
    /** What the only writer knows without looking, until it changes it or a commit fails. */
    private final Map<String, EdgeCollection> named = new HashMap<>();

    private long lastSequence = UNKNOWN;

    private SqliteTransaction(Connection connection, boolean alone) {
        this.sql = new Statements(connection);
        this.alone = alone;
    }

    /** The one connection that changes the file: it need not ask for what it wrote itself. */
    static SqliteTransaction onlyWriter(Connection connection) {
        return new SqliteTransaction(connection, true);
    }

    static SqliteTransaction reader(Connection connection) {
        return new SqliteTransaction(connection, false);
    }

    void rolledBack() {
        lastSequence = UNKNOWN;
        named.clear();
    }

    @Override
    public Optional<Outcome.Accepted> ofKey(String key) {
        return sql.one(
                "select sequence, version from entry where key = ?1 union all select sequence, version from sent where"
                        + " key = ?1",
                row -> new Outcome.Accepted(row.getLong(1), row.getString(2)),
                key);
    }

    @Override
    public long lastSequence() {
        if (alone && lastSequence != UNKNOWN) {
            return lastSequence;
        }
        lastSequence = sql.one("select max(sequence) from entry", row -> row.getLong(1))
                .filter(last -> last > 0)
                .or(() -> sql.one("select max(sequence) from sent", row -> row.getLong(1)))
                .orElse(0L);
        return lastSequence;
    }

    @Override
    public Optional<String> lastVersion() {
        return sql.one("select version from entry order by sequence desc limit 1", row -> row.getString(1))
                .or(() -> sql.one("select version from sent order by sequence desc limit 1", row -> row.getString(1)));
    }

    @Override
    public void enqueue(Entry e, long atMillis) {
        sql.change(
                "insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                e.sequence(),
                e.key(),
                e.collection(),
                e.document(),
                e.kind().name(),
                e.body(),
                e.base(),
                e.version(),
                e.fence(),
                atMillis);
        lastSequence = e.sequence();
    }

    @Override
    public List<Entry> unsent(long after, int most) {
        return sql.many(ENTRY + "where sequence > ? order by sequence limit ?", SqliteTransaction::entry, after, most);
    }

    @Override
    public List<Entry> unsentOf(String collection, String document) {
        return sql.many(
                ENTRY + "where collection = ? and document = ? and document <> '' order by sequence",
                SqliteTransaction::entry,
                collection,
                document);
    }

    /** Sequences have no gaps, so that counting a million rows is a subtraction. */
    @Override
    public Backlog backlog() {
        return sql.one(
                        "select sequence, at from entry order by sequence limit 1",
                        row -> new Backlog(0, row.getLong(1), row.getLong(2)))
                .map(first -> new Backlog(lastSequence() - first.oldest() + 1, first.oldest(), first.oldestAt()))
                .orElseGet(() -> new Backlog(0, lastSequence() + 1, 0));
    }

    @Override
    public void forget(long upTo) {
        sql.change("insert or ignore into sent select sequence, key, version from entry where sequence <= ?", upTo);
        if (sql.change("delete from entry where sequence <= ?", upTo) > 0) {
            sql.change("delete from sent where sequence <= ?", upTo - REMEMBERED);
        }
    }

    @Override
    public Optional<LocalDocument> document(String collection, String document) {
        return sql.one(
                "select * from document where collection = ? and document = ?",
                row -> new LocalDocument(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6)),
                collection,
                document);
    }

    @Override
    public void save(LocalDocument d) {
        sql.change(
                "insert or replace into document values (?, ?, ?, ?, ?, ?)",
                d.collection(),
                d.document(),
                d.confirmed(),
                d.change(),
                d.current(),
                d.currentVersion());
    }

    @Override
    public Optional<EdgeCollection> collection(String name) {
        var known = alone ? named.get(name) : null;
        if (known != null) {
            return Optional.of(known);
        }
        var found = sql.one(
                "select content from collection where name = ?",
                row -> collections.computeIfAbsent(
                        row.getString(1),
                        text -> Json.read(text.getBytes(StandardCharsets.UTF_8), EdgeCollection.class)),
                name);
        found.ifPresent(collection -> named.put(name, collection));
        return found;
    }

    @Override
    public void saveCollections(List<EdgeCollection> collections) {
        this.collections.clear();
        named.clear();
        sql.change("delete from collection");
        for (var collection : collections) {
            sql.change("insert into collection values (?, ?)", collection.name(), Json.text(collection));
        }
    }

    @Override
    public List<HeldLease> leases() {
        return sql.many(
                "select * from lease order by resource",
                row -> new HeldLease(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4)));
    }

    @Override
    public void save(HeldLease l) {
        sql.change(
                "insert or replace into lease values (?, ?, ?, ?)",
                l.resource(),
                l.fence(),
                l.boot(),
                l.stopAtSteady());
    }

    @Override
    public void drop(String resource) {
        sql.change("delete from lease where resource = ?", resource);
    }

    @Override
    public Optional<String> fact(String name) {
        return sql.one("select value from fact where name = ?", row -> row.getString(1), name);
    }

    @Override
    public void saveFact(String name, String value) {
        sql.change("insert or replace into fact values (?, ?)", name, value);
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                WriteKind.valueOf(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9));
    }

    @Override
    public void close() {
        sql.close();
    }
}
