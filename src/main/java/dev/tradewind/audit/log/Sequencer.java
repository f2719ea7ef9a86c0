package dev.tradewind.audit.log;

import dev.tradewind.audit.AuditSettings;
import dev.tradewind.audit.merkle.Checkpoint;
import dev.tradewind.audit.merkle.Frontier;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives committed entries their place, extends the tree and signs a checkpoint, all in one transaction that holds the
 * row of the lease: a second replica can neither interleave nor go on with an outdated fence.
 */
@Component
public class Sequencer {
    private static final int BATCH = 2_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final StoredTree stored;
    private final LogKey key;
    private final AuditSettings settings;
    private final Clock clock;
    private final String holder = UUID.randomUUID().toString();

    Sequencer(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            StoredTree stored,
            LogKey key,
            AuditSettings settings,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.stored = stored;
        this.key = key;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sequences all that is committed now; returns how many entries got an index, 0 also if another replica does it. */
    public int run() {
        int total = 0;
        int done = step();
        for (; done == BATCH; done = step()) {
            total += done;
        }
        return total + done;
    }

    private int step() {
        key.ensure(); // makes the key outside the transaction that needs it
        Integer done = transaction.execute(status -> holdsLease() ? extend() : 0);
        return done == null ? 0 : done;
    }

    private boolean holdsLease() {
        var now = clock.instant();
        return jdbc.sql("""
                        update audit_lease set fence = case when holder = :me then fence else fence + 1 end, holder = :me,
                            expires_at = :until
                        where name = 'sequencer' and (holder = :me or expires_at < :now)""")
                        .param("me", holder)
                        .param("until", now.plus(settings.lease()).atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private int extend() {
        // By "no index yet", never by "id above the last": ids commit out of order. Ordered by the index first, which
        // is null in
        // all of them: otherwise PostgreSQL may look for them along the ids, from the beginning of the log.
        var waiting = jdbc.sql(
                        "select id, leaf_hash from audit_entry where leaf_index is null order by leaf_index, id limit "
                                + BATCH)
                .query((row, n) -> new Waiting(row.getLong(1), row.getBytes(2)))
                .list();
        long size = stored.size();
        if (waiting.isEmpty() && (size > 0 || hasCheckpoint())) {
            return 0;
        }
        var frontier = stored.atOnce(tree -> new Frontier(size, tree.nodes()));
        var nodes = new ArrayList<StoredTree.Node>();
        for (var entry : waiting) {
            frontier.append(
                    entry.leafHash(), (level, place, hash) -> nodes.add(new StoredTree.Node(level, place, hash)));
        }
        if (!waiting.isEmpty()) {
            stored.place(waiting.stream().map(Waiting::id).toList(), size);
        }
        stored.store(nodes);
        sign(frontier, clock.instant());
        return waiting.size();
    }

    private boolean hasCheckpoint() {
        return jdbc.sql("select count(*) from audit_checkpoint")
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void sign(Frontier frontier, Instant at) {
        var root = frontier.root();
        var note = key.sign(new Checkpoint(key.origin(), frontier.size(), root).text());
        jdbc.sql("""
                insert into audit_checkpoint (size, root_hash, note, signed_at, fence)
                select ?, ?, ?, ?, fence from audit_lease where name = 'sequencer'""")
                .params(List.of(frontier.size(), root, note.format(), at.atOffset(ZoneOffset.UTC)))
                .update();
    }

    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Waiting(long id, byte[] leafHash) {}
}
