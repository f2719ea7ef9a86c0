package dev.tradewind.audit.archive;

import dev.tradewind.quantity.Hashes;
import dev.tradewind.quantity.Timestamps;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sealed where, and what the last look found. */
@Component
class ArchiveLedger {
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final String holder = UUID.randomUUID().toString();

    ArchiveLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Only one replica seals. */
    boolean leads(Instant now) {
        return jdbc.sql("""
                        update audit_lease set fence = case when holder = :me then fence else fence + 1 end, holder = :me,
                            expires_at = :until
                        where name = 'archive' and (holder = :me or expires_at < :now)""")
                        .param("me", holder)
                        .param("until", now.plus(LEASE).atOffset(ZoneOffset.UTC))
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    long sealedTo(String store) {
        return jdbc.sql("select coalesce(max(to_index), 0) from audit_archive_segment where store = ?")
                .param(store)
                .query(Long.class)
                .single();
    }

    Optional<String> lastManifest(String store) {
        return jdbc.sql(
                        "select manifest_sha256 from audit_archive_segment where store = ? order by from_index desc limit 1")
                .param(store)
                .query(String.class)
                .optional();
    }

    void sealed(String store, Manifest manifest, Instant at) {
        jdbc.sql("""
                insert into audit_archive_segment (store, from_index, to_index, name, manifest_sha256, bytes, sealed_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .param(store)
                .param(manifest.from())
                .param(manifest.to())
                .param(manifest.entriesName())
                .param(Hashes.sha256(manifest.json()))
                .param(manifest.bytes())
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void tried(String store, Instant at, @Nullable String trouble) {
        ensure(store);
        jdbc.sql("update audit_archive_state set tried_at = ?, trouble = ? where store = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(new SqlParameterValue(Types.VARCHAR, trouble))
                .param(store)
                .update();
    }

    void verified(String store, Instant at, long to, ArchiveStore.Lock lock, List<String> found) {
        ensure(store);
        jdbc.sql("""
                update audit_archive_state set tried_at = ?, trouble = null, verified_at = ?, verified_to = ?, locked = ?,
                    findings = ?
                where store = ?""")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(at.atOffset(ZoneOffset.UTC))
                .param(to)
                .param(lock.holds())
                .param((found.isEmpty() ? "" : "NOT WHOLE: " + String.join("; ", found) + "; ") + lock.detail())
                .param(store)
                .update();
    }

    ArchiveState state(String store, long size) {
        var sealed = jdbc.sql("""
                select count(*), coalesce(sum(bytes), 0), coalesce(max(to_index), 0), max(sealed_at)
                from audit_archive_segment where store = ?""")
                .param(store)
                .query((row, n) -> new Sealed(
                        row.getInt(1),
                        row.getLong(2),
                        row.getLong(3),
                        Timestamps.instant(row.getObject(4, OffsetDateTime.class))))
                .single();
        return jdbc.sql(
                        "select trouble, verified_at, verified_to, locked, findings from audit_archive_state where store = ?")
                .param(store)
                .query((row, n) -> new ArchiveState(
                        store,
                        size,
                        sealed.to(),
                        sealed.segments(),
                        sealed.bytes(),
                        sealed.at(),
                        row.getString(1),
                        Timestamps.instant(row.getObject(2, OffsetDateTime.class)),
                        row.getLong(3),
                        row.getObject(4, Boolean.class),
                        row.getString(5)))
                .optional()
                .orElseGet(() -> new ArchiveState(
                        store,
                        size,
                        sealed.to(),
                        sealed.segments(),
                        sealed.bytes(),
                        sealed.at(),
                        null,
                        null,
                        0,
                        null,
                        null));
    }

    private void ensure(String store) {
        jdbc.sql("""
                insert into audit_archive_state (store) select ? where not exists
                    (select 1 from audit_archive_state where store = ?)""").param(store).param(store).update();
    }

    private record Sealed(
            int segments, long bytes, long to, @Nullable Instant at) {}
}
