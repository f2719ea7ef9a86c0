package dev.tradewind.audit;

import dev.tradewind.audit.merkle.Rfc6962;
import dev.tradewind.evidence.Blobs;
import dev.tradewind.http.RequestId;
import java.sql.Types;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/**
 * Writes one entry per change of state. The entry commits or vanishes with the change: calling it outside a transaction
 * is an error. It takes no lock that others wait for; its place in the log is given later by the sequencer.
 */
@Component
public class AuditTrail {
    /** Largest entry kept in the log itself, in bytes; a larger before or after moves to evidence. */
    public static final int LARGEST_ENTRY = 60 * 1024;

    private static final int LARGEST_SIDE = 20 * 1024;

    private final JdbcClient jdbc;
    private final Blobs blobs;
    private final Supplier<Optional<ActorSource>> actors;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Blobs blobs, ObjectProvider<ActorSource> actors, Clock clock) {
        this.jdbc = jdbc;
        this.blobs = blobs;
        // asked at the first record, when all is wired, and once: to look for it costs a tenth of a record
        this.actors = SingletonSupplier.of(() -> Optional.ofNullable(actors.getIfAvailable()));
        this.clock = clock;
    }

    /**
     * Records in the transaction of the caller.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException without a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Change change) {
        var actor = Actors.acting().orElseGet(this::signedIn);
        // Databases keep microseconds; a finer instant would differ from its own column when verified.
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var id = UUID.randomUUID();

        var entry = new TreeMap<String, Object>();
        entry.put("v", 1);
        entry.put("id", id.toString());
        entry.put("at", at.toString());
        entry.put("actor", actor.entry());
        entry.put("action", change.action());
        entry.put("subject", new Subject(change.subjectType(), change.subjectId()));
        entry.put("evidence", change.evidence());
        if (change.reason() != null) {
            entry.put("reason", change.reason());
        }
        RequestId.current().ifPresent(request -> entry.put("request", request));
        side("before", change.before(), entry);
        side("after", change.after(), entry);
        var content = CanonicalJson.bytes(entry);
        if (content.length > LARGEST_ENTRY) {
            throw new IllegalArgumentException("The audit entry of " + change.action() + " on " + change.subjectId()
                    + " has " + content.length + " bytes, at most " + LARGEST_ENTRY
                    + " fit. Maybe its reason or list of evidence belongs into a blob?");
        }
        jdbc.sql("""
                insert into audit_entry (entry_id, content, leaf_hash, recorded_at, actor_id, actor_kind, action,
                    subject_type, subject_id, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(id)
                .param(content)
                .param(Rfc6962.leafHash(content))
                .param(at.atOffset(ZoneOffset.UTC))
                .param(actor.id())
                .param(actor.kind())
                .param(change.action())
                .param(change.subjectType())
                .param(change.subjectId())
                .param(new SqlParameterValue(Types.VARCHAR, change.reason()))
                .update();
    }

    private Actor signedIn() {
        return actors.get().map(ActorSource::current).orElseGet(() -> Actor.system("console"));
    }

    private void side(String name, @Nullable Object value, TreeMap<String, Object> entry) {
        if (value == null) {
            return;
        }
        var bytes = CanonicalJson.bytes(value);
        if (bytes.length > LARGEST_SIDE) {
            entry.put(name + "Blob", blobs.put(bytes));
        } else {
            entry.put(name, value);
        }
    }

    private record Subject(String type, String id) {}
}
