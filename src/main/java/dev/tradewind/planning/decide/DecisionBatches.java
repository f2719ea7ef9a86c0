package dev.tradewind.planning.decide;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.audit.LineRoot;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.planning.decide.JournalSegment.Entry;
import dev.tradewind.quantity.Ids;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what a replica decided into the audit log, one entry for many decisions: their number, the Merkle root over their
 * journal lines (RFC 6962), and the blob with the lines. Each line is recorded once, also after a crash.
 */
@Component
class DecisionBatches {
    private final JdbcClient jdbc;
    private final Blobs blobs;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DecisionBatches(
            JdbcClient jdbc, Blobs blobs, AuditTrail audit, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        this.audit = audit;
        transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Where each file of this replica's journal has been recorded up to. */
    Map<Long, Integer> recorded(String replica) {
        var positions = new HashMap<Long, Integer>();
        jdbc.sql("""
                select segment, max(to_position) as done from planning_decision_batch where replica = ?
                group by segment""")
                .param(replica)
                .query((row, n) -> positions.put(row.getLong("segment"), row.getInt("done")))
                .list();
        return positions;
    }

    /** @param entries of one file, in its order, the first right behind what was recorded before */
    void record(String replica, List<Entry> entries) {
        var lines = new ByteArrayOutputStream();
        for (var entry : entries) {
            lines.writeBytes(entry.content());
            lines.write('\n');
        }
        var root = LineRoot.of(entries.stream().map(Entry::content).toList());
        // Evidence first: a row must never refer to bytes that are not there yet.
        var blob = blobs.put(lines.toByteArray()).sha256();
        var last = entries.getLast();
        Actors.runAs(
                Actor.system("decide"),
                () -> transaction.executeWithoutResult(
                        status -> store(replica, last.segment(), last.position(), entries.size(), root, blob)));
    }

    private void store(String replica, long segment, int position, int entries, String root, String blob) {
        var id = Ids.next();
        jdbc.sql("""
                insert into planning_decision_batch
                    (id, replica, segment, to_position, recorded_at, entries, merkle_root, blob_hash)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        id,
                        replica,
                        segment,
                        position,
                        clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC),
                        entries,
                        root,
                        blob)
                .update();
        audit.record(Change.of(
                        "placements.decided",
                        "decision-batch",
                        id.toString(),
                        Map.of("replica", replica, "entries", entries, "merkleRoot", root))
                .restingOn(List.of(blob)));
    }
}
