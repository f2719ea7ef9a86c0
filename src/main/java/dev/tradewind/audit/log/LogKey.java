package dev.tradewind.audit.log;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.audit.bundle.Announcement;
import dev.tradewind.audit.merkle.NoteKey;
import dev.tradewind.audit.merkle.NoteSigner;
import dev.tradewind.audit.merkle.SignedNote;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that sign checkpoints: files that only their owner reads, never in the database. Their name is the log's origin.
 * The database keeps the public halves of all keys that ever signed, and when a replaced one retires; until then both sign.
 */
@Component
public class LogKey {
    /** An auditor who holds the former key needs time to take note of the next. */
    public static final Duration SHORTEST_OVERLAP = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(LogKey.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final AuditTrail audit;
    private final Clock clock;
    private final KeyFiles files;
    private List<NoteSigner> held = List.of();

    LogKey(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            AuditTrail audit,
            Clock clock,
            @Value("${tradewind.data}") String data) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.audit = audit;
        this.clock = clock;
        this.files = new KeyFiles(Path.of(data, "keys"));
    }

    /**
     * A public key of this log.
     *
     * @param retiresAt until when it signs beside its successor; null for the one that signs now
     */
    public record Known(
            NoteKey key, Instant madeAt, @Nullable Instant retiresAt) {}

    /** Makes the key where there is none. Not inside a transaction that may be rolled back. */
    synchronized void ensure() {
        if (!held.isEmpty()) {
            return;
        }
        held = files.all();
        if (held.isEmpty()) {
            held = List.of(make());
        }
        if (known().stream().noneMatch(key -> key.retiresAt() == null && holds(key.key()))) {
            register(held.getFirst().key());
        }
    }

    String origin() {
        ensure();
        return held.getFirst().key().name();
    }

    /** Signed by the key that signs now, and by those that it replaced and that have not retired. */
    synchronized SignedNote sign(String text) {
        ensure();
        var now = clock.instant();
        SignedNote note = null;
        for (var key : known()) {
            var retires = key.retiresAt();
            if (retires != null && !retires.isAfter(now)) {
                continue;
            }
            var signer = signer(key.key());
            if (signer == null && retires == null) {
                held = files.all(); // another process may have rotated it
                signer = signer(key.key());
            }
            if (signer != null) {
                note = note == null ? signer.sign(text) : note.and(signer.sign(text));
            }
        }
        if (note == null) {
            throw new IllegalStateException("This machine holds none of the keys that sign the log now. Maybe another"
                    + " replica rotated it? Give all of them the same keys/log.key");
        }
        return note;
    }

    /** Public keys that ever signed, newest first. */
    public List<NoteKey> publicKeys() {
        return known().stream().map(Known::key).toList();
    }

    /** Likewise, with their times. */
    public List<Known> known() {
        synchronized (this) {
            if (held.isEmpty()) {
                ensure();
            }
        }
        return jdbc.sql("select vkey, made_at, retires_at from audit_log_key order by made_at desc, vkey")
                .query((row, n) -> {
                    var retires = row.getObject(3, OffsetDateTime.class);
                    return new Known(
                            NoteKey.parse(row.getString(1)),
                            Timestamps.at(row, 2),
                            retires == null ? null : retires.toInstant());
                })
                .list();
    }

    /**
     * A new key signs from now on; the present one signs beside it for as long as {@code overlap} says. The entry that says
     * so stands under a checkpoint of both, by which whoever trusts the former learns of the next.
     *
     * @throws IllegalArgumentException for an overlap under {@link #SHORTEST_OVERLAP}
     * @throws IllegalStateException while an earlier overlap goes on
     */
    public synchronized NoteKey rotate(Duration overlap, String reason) {
        if (overlap.compareTo(SHORTEST_OVERLAP) < 0) {
            throw new IllegalArgumentException(
                    "An overlap of " + overlap + " is too short, at least " + SHORTEST_OVERLAP + " are needed");
        }
        var now = clock.instant();
        var known = known();
        for (var key : known) {
            var retires = key.retiresAt();
            if (retires != null && retires.isAfter(now)) {
                throw new IllegalStateException("The former key " + key.key().hexId() + " signs until " + retires
                        + ". Rotate again when it has retired");
            }
        }
        var present = known.stream()
                .filter(key -> key.retiresAt() == null && holds(key.key()))
                .findFirst()
                .orElseThrow()
                .key();
        var next = NoteSigner.generate(origin(), new SecureRandom());
        files.writeNext(next);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("update audit_log_key set retires_at = ? where retires_at is null")
                    .param(now.plus(overlap).atOffset(ZoneOffset.UTC))
                    .update();
            register(next.key());
            audit.record(Change.of(
                            Announcement.ACTION,
                            "audit-key",
                            next.key().hexId(),
                            Map.of("vkey", present.vkey()),
                            Map.of(
                                    "vkey",
                                    next.key().vkey(),
                                    "formerSignsUntil",
                                    now.plus(overlap).toString()))
                    .because(reason));
        });
        files.promoteNext();
        held = files.all();
        LOG.info("The log's signing key was rotated; {} signs from now on", next.key());
        return next.key();
    }

    /** Deletes the secret half of a key that has retired; true when there was one. */
    synchronized boolean dropRetired() {
        var now = clock.instant();
        var retired = known().stream()
                .anyMatch(key -> key.retiresAt() != null && !key.retiresAt().isAfter(now) && holds(key.key()));
        if (retired) {
            files.deleteFormer();
            held = files.all();
        }
        return retired;
    }

    private boolean holds(NoteKey key) {
        return signer(key) != null;
    }

    private @Nullable NoteSigner signer(NoteKey key) {
        return held.stream().filter(s -> s.key().equals(key)).findFirst().orElse(null);
    }

    private NoteSigner make() {
        var made = NoteSigner.generate(firstOrigin(), new SecureRandom());
        try {
            files.writeFirst(made);
            LOG.info("Made the log's signing key; its public half is {}", made.key());
            return made;
        } catch (FileAlreadyExistsException e) {
            return files.all().getFirst(); // another process was first
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the log's key", e);
        }
    }

    /** A lost key file is replaced by a new key of the same log; auditors who pinned the old one will notice. */
    private String firstOrigin() {
        return jdbc.sql("select origin from audit_log_key order by made_at limit 1")
                .query(String.class)
                .optional()
                .orElseGet(() -> "tradewind/" + Ids.next());
    }

    private void register(NoteKey key) {
        jdbc.sql("insert into audit_log_key (vkey, origin, made_at) values (?, ?, ?) on conflict do nothing")
                .param(key.vkey())
                .param(key.name())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
