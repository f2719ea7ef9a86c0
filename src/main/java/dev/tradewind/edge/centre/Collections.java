package dev.tradewind.edge.centre;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.edge.wire.EdgeCollection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The collections that sites may write, with the promise and the rule of each. Sites learn of a change at once. */
@Component("edgeCollections")
@Transactional
public class Collections {
    private final JdbcTemplate jdbc;
    private final AuditTrail audit;

    Collections(JdbcTemplate jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<EdgeCollection> all() {
        return new JdbcTables(jdbc, 0).collections();
    }

    @Transactional(readOnly = true)
    public Optional<EdgeCollection> named(String name) {
        return all().stream().filter(c -> c.name().equals(name)).findFirst();
    }

    /** Adds or changes one. The rule of a collection that holds documents stays: what is stored has its form. */
    public void define(EdgeCollection collection) {
        var before = named(collection.name());
        if (before.equals(Optional.of(collection))) {
            return;
        }
        if (before.isPresent() && before.get().rule() != collection.rule() && used(collection.name())) {
            throw new IllegalArgumentException("collection " + collection.name() + " holds documents under rule "
                    + before.get().rule() + "; it cannot become " + collection.rule() + ". Use a new collection.");
        }
        jdbc.update("delete from edge_collection where name = ?", collection.name());
        jdbc.update(
                "insert into edge_collection values (?, ?, ?, ?, ?)",
                collection.name(),
                collection.mode().name(),
                collection.rule().name(),
                collection.quota(),
                collection.webhook());
        audit.record(new Change(
                "edge-collection.defined",
                "edge-collection",
                collection.name(),
                before.orElse(null),
                collection,
                null,
                List.of()));
    }

    private boolean used(String name) {
        return !jdbc.queryForList(
                        "select 1 from edge_document where collection = ? fetch first 1 rows only", Integer.class, name)
                .isEmpty();
    }
}
