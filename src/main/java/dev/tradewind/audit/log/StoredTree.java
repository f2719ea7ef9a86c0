package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.MerkleTree;
import dev.tradewind.audit.merkle.Nodes;
import dev.tradewind.audit.merkle.Rfc6962;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tree as the database keeps it: leaf hashes beside their entries, complete subtrees in a table of their own. */
@Component
public class StoredTree implements Nodes {
    private final JdbcTemplate jdbc;

    StoredTree(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public MerkleTree tree() {
        return new MerkleTree(this);
    }

    /**
     * Reads all that the work needs in one query: the work is asked once what it would read, and then does it on what was
     * read. It must depend on nothing but sizes and places.
     */
    public <T> T atOnce(Function<MerkleTree, T> work) {
        var wanted = new TreeSet<Place>();
        var unused = work.apply(new MerkleTree((level, place) -> {
            wanted.add(new Place(level, place));
            return new byte[Rfc6962.HASH_BYTES];
        }));
        var found = read(wanted);
        return work.apply(new MerkleTree((level, place) -> {
            var hash = found.get(new Place(level, place));
            if (hash == null) {
                throw missing(level, place);
            }
            return hash;
        }));
    }

    private Map<Place, byte[]> read(Set<Place> wanted) {
        var found = new HashMap<Place, byte[]>();
        if (wanted.isEmpty()) {
            return found;
        }
        var leaves = wanted.stream().filter(each -> each.level() == 0).toList();
        var nodes = wanted.stream().filter(each -> each.level() > 0).toList();
        jdbc.query(
                """
                select 0, e.leaf_index, e.leaf_hash from unnest(cast(? as bigint array)) as w (place)
                join audit_entry e on e.leaf_index = w.place
                union all
                select n.level, n.place, n.hash
                from unnest(cast(? as integer array), cast(? as bigint array)) as w (level, place)
                join audit_node n on n.level = w.level and n.place = w.place""",
                row -> {
                    found.put(new Place(row.getInt(1), row.getLong(2)), row.getBytes(3));
                },
                new ArrayValue("bigint", leaves.stream().map(Place::place).toArray()),
                new ArrayValue("integer", nodes.stream().map(Place::level).toArray()),
                new ArrayValue("bigint", nodes.stream().map(Place::place).toArray()));
        return found;
    }

    /** Hashes of one level from a place on, at most so many; fewer where the tree ends. */
    public List<byte[]> row(int level, long from, int count) {
        return level == 0
                ? jdbc.queryForList(
                        "select leaf_hash from audit_entry where leaf_index >= ? and leaf_index < ? order by leaf_index",
                        byte[].class,
                        from,
                        from + count)
                : jdbc.queryForList(
                        "select hash from audit_node where level = ? and place >= ? and place < ? order by place",
                        byte[].class,
                        level,
                        from,
                        from + count);
    }

    private static IllegalStateException missing(int level, long place) {
        return new IllegalStateException("The log's tree has no node at level " + level + ", place " + place
                + ". Maybe rows of the log were deleted: verify it");
    }

    private record Place(int level, long place) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return level != other.level ? Integer.compare(level, other.level) : Long.compare(place, other.place);
        }
    }

    @Override
    public byte[] hash(int level, long place) {
        var found = level == 0
                ? jdbc.queryForList("select leaf_hash from audit_entry where leaf_index = ?", byte[].class, place)
                : jdbc.queryForList(
                        "select hash from audit_node where level = ? and place = ?", byte[].class, level, place);
        if (found.size() != 1) {
            throw missing(level, place);
        }
        return found.getFirst();
    }

    /** Entries that have an index. */
    public long size() {
        var last = jdbc.queryForObject("select max(leaf_index) from audit_entry", Long.class);
        return last == null ? 0 : last + 1;
    }

    /** In one statement whatever their number: of one statement for each, the round trips cost more than the rows. */
    void store(List<Node> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                insert into audit_node (level, place, hash)
                select n.level, n.place, n.hash
                from unnest(cast(? as integer array), cast(? as bigint array), cast(? as bytea array)) as n (level, place, hash)""",
                new ArrayValue("integer", nodes.stream().map(Node::level).toArray()),
                new ArrayValue("bigint", nodes.stream().map(Node::place).toArray()),
                new ArrayValue("bytea", nodes.stream().map(Node::hash).toArray(byte[][]::new)));
    }

    /**
     * Gives entries their places, in one statement. The range says nothing that the ids do not; it keeps PostgreSQL from reading
     * the whole log to find them. It stands in the text since H2 loses parameters there.
     *
     * @param ids not empty, ascending
     */
    void place(List<Long> ids, long first) {
        jdbc.update(
                """
                merge into audit_entry e
                using (select w.id, w.place from unnest(cast(? as bigint array), cast(? as bigint array)) as w (id, place)) p
                on e.id = p.id and e.id between %d and %d
                when matched then update set leaf_index = p.place""".formatted(ids.getFirst(), ids.getLast()),
                new ArrayValue("bigint", ids.toArray()),
                new ArrayValue(
                        "bigint",
                        LongStream.range(first, first + ids.size()).boxed().toArray()));
    }

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Node(int level, long place, byte[] hash) {}
}
