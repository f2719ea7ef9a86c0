package dev.tradewind.audit.log;

import dev.tradewind.audit.merkle.MerkleTree;
import dev.tradewind.audit.merkle.Nodes;
import java.util.ArrayList;
import java.util.List;
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

    @Override
    public byte[] hash(int level, long place) {
        var found = level == 0
                ? jdbc.queryForList("select leaf_hash from audit_entry where leaf_index = ?", byte[].class, place)
                : jdbc.queryForList(
                        "select hash from audit_node where level = ? and place = ?", byte[].class, level, place);
        if (found.size() != 1) {
            throw new IllegalStateException("The log's tree has no node at level " + level + ", place " + place
                    + ". Maybe rows of the log were deleted: verify it");
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
