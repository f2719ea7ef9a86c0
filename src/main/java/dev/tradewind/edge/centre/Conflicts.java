package dev.tradewind.edge.centre;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.edge.EdgeConflict;
import dev.tradewind.edge.EdgeConflict.Choice;
import dev.tradewind.edge.clock.HybridClock;
import dev.tradewind.edge.clock.HybridTime;
import dev.tradewind.edge.reconcile.CentreDocument;
import dev.tradewind.edge.wire.Values;
import dev.tradewind.edge.wire.WriteKind;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.ScopeCheck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a person, and what the person decides. */
@Component("edgeConflicts")
@Transactional
public class Conflicts {
    private static final String ALL = """
            select c.*, d.body as centre_body from edge_conflict c
            left join edge_document d on d.collection = c.collection and d.document = c.document
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final AuditTrail audit;
    private final ScopeCheck scope;
    private final Clock clock;

    Conflicts(JdbcClient jdbc, JdbcTemplate template, AuditTrail audit, ScopeCheck scope, Clock clock) {
        this.scope = scope;
        this.jdbc = jdbc;
        this.template = template;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody decided meanwhile, or the site sent a newer version. */
    public static final class Moved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Moved(String message) {
            super(message);
        }
    }

    @Transactional(readOnly = true)
    public List<EdgeConflict> open() {
        return jdbc.sql(ALL + "where c.state = 'OPEN' order by c.opened_at, c.number")
                .query(Conflicts::row)
                .list();
    }

    /** Newest first, decided or not. */
    @Transactional(readOnly = true)
    public List<EdgeConflict> latest(int most) {
        return jdbc.sql(ALL + "order by c.number desc fetch first ? rows only")
                .param(most)
                .query(Conflicts::row)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<EdgeConflict> numbered(long number) {
        return jdbc.sql(ALL + "where c.number = ?")
                .param(number)
                .query(Conflicts::row)
                .optional();
    }

    /**
     * Makes the chosen body the document's; the others stay in its history.
     *
     * @param seenVersion of the conflict that the person saw
     * @param edited with {@link Choice#EDITED} the whole document
     * @param by opaque id of the person
     * @throws Moved if it is no longer what the person saw
     */
    public EdgeConflict decide(
            long number, long seenVersion, Choice choice, @Nullable String edited, String reason, String by) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a decision needs a reason; it is kept in the log");
        }
        scope.requireEverywhere(Role.OPERATOR);
        var conflict =
                numbered(number).orElseThrow(() -> new IllegalArgumentException("there is no conflict " + number));
        if (choice == Choice.EDITED) {
            Values.flaw(WriteKind.PUT, edited).ifPresent(flaw -> {
                throw new IllegalArgumentException("the edited document: " + flaw);
            });
        }
        var body = switch (choice) {
            case SITE -> conflict.siteBody();
            case CENTRE -> conflict.centreBody();
            case EDITED -> edited;
        };
        var changed = jdbc.sql(
                        "update edge_conflict set state = 'DECIDED', choice = ?, decided_body = ?, decided_by = ?,"
                                + " decided_at = ?, reason = ?, version = version + 1"
                                + " where number = ? and version = ? and state = 'OPEN'")
                .params(
                        choice.name(),
                        new org.springframework.jdbc.core.SqlParameterValue(java.sql.Types.VARCHAR, body),
                        by,
                        Timestamp.from(clock.instant()),
                        reason,
                        number,
                        seenVersion)
                .update();
        if (changed == 0) {
            throw new Moved("conflict " + number + " is no longer what you saw: "
                    + (conflict.open() ? "the site sent a newer version" : conflict.decidedBy() + " decided it")
                    + ". Look at it again.");
        }
        stand(conflict.collection(), conflict.document(), body);
        record("edge-conflict.decided", "CON-" + number, conflict.centreBody(), body, choice.name(), reason);
        return numbered(number).orElseThrow();
    }

    /** Makes a version that lost, or stood earlier, stand again. What stands now is kept as well. */
    public void restore(String collection, String document, String version, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("restoring needs a reason; it is kept in the log");
        }
        scope.requireEverywhere(Role.OPERATOR);
        var tables = new JdbcTables(template, clock.millis());
        var past = tables.version(collection, document, version)
                .orElseThrow(() ->
                        new IllegalArgumentException(collection + "/" + document + " never had a version " + version));
        var before = tables.document(collection, document).map(CentreDocument::body);
        stand(collection, document, past.body());
        record(
                "edge-document.restored",
                collection + "/" + document,
                before.orElse(null),
                past.body(),
                version,
                reason);
    }

    private void stand(String collection, String document, @Nullable String body) {
        var now = clock.millis();
        var tables = new JdbcTables(template, now);
        var before = tables.document(collection, document);
        var last = before.map(CentreDocument::time).orElse(HybridTime.NEVER);
        var time = new HybridClock("console", last).next(now);
        tables.save(new CentreDocument(
                collection,
                document,
                body,
                time.text(),
                time,
                tables.nextChange(),
                before.map(CentreDocument::fence).orElse(0L),
                "console"));
        tables.flush();
    }

    private void record(
            String action, String subject, @Nullable String before, @Nullable String after, String how, String reason) {
        var now = new TreeMap<String, Object>(Map.of("how", how));
        now.put("body", String.valueOf(after));
        audit.record(new Change(
                action, "edge-document", subject, Map.of("body", String.valueOf(before)), now, reason, List.of()));
    }

    private static EdgeConflict row(ResultSet row, int n) throws SQLException {
        return new EdgeConflict(
                row.getLong("number"),
                row.getLong("version"),
                row.getString("collection"),
                row.getString("document"),
                row.getString("site"),
                row.getString("ancestor"),
                row.getString("site_body"),
                row.getString("centre_body"),
                row.getString("site_version"),
                row.getString("explanation"),
                Times.instant(row, "opened_at"),
                row.getString("state"),
                row.getString("choice"),
                row.getString("decided_by"),
                Times.maybe(row, "decided_at"),
                row.getString("reason"));
    }
}
