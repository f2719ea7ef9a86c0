package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.MerkleTree;
import dev.tradewind.audit.merkle.Nodes;
import dev.tradewind.audit.merkle.Rfc6962;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** The tree as the database keeps it: leaf hashes beside their entries, complete subtrees in a table of their own. */
@Component
public class StoredTree implements Nodes {
    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    StoredTree(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    public MerkleTree tree() {
        return new MerkleTree(this);
    }

    /**
     * Reads all that the work needs in two queries: the work is asked once what it would read, and then does it on what was
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
        var leaves = wanted.stream()
                .filter(each -> each.level() == 0)
                .map(Place::place)
                .toList();
        if (!leaves.isEmpty()) {
            named.query(
                    "select leaf_index, leaf_hash from audit_entry where leaf_index in (:leaves)",
                    Map.of("leaves", leaves),
                    row -> {
                        found.put(new Place(0, row.getLong(1)), row.getBytes(2));
                    });
        }
        var nodes = wanted.stream()
                .filter(each -> each.level() > 0)
                .map(each -> new Object[] {each.level(), each.place()})
                .toList();
        if (!nodes.isEmpty()) {
            named.query(
                    "select level, place, hash from audit_node where (level, place) in (:nodes)",
                    Map.of("nodes", nodes),
                    row -> {
                        found.put(new Place(row.getInt(1), row.getLong(2)), row.getBytes(3));
                    });
        }
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

    void store(List<Node> nodes) {
        var rows = new ArrayList<Object[]>(nodes.size());
        nodes.forEach(node -> rows.add(new Object[] {node.level(), node.place(), node.hash()}));
        jdbc.batchUpdate("insert into audit_node (level, place, hash) values (?, ?, ?)", rows);
    }

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Node(int level, long place, byte[] hash) {}
}
