package dev.tradewind.audit;

import dev.tradewind.audit.merkle.Rfc6962;
import dev.tradewind.quantity.Timestamps;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the log stands: its size, its last signed checkpoint, and whether the last verification found it whole. */
@Component
public class AuditLog {
    private final JdbcClient jdbc;

    AuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public LogStatus status() {
        var checkpoint = lastCheckpoint();
        var verification = lastVerification();
        return new LogStatus(
                checkpoint.map(StoredCheckpoint::size).orElse(0L),
                unsequenced(),
                Base64.getEncoder()
                        .encodeToString(
                                checkpoint.map(StoredCheckpoint::rootHash).orElseGet(Rfc6962::emptyRoot)),
                checkpoint.map(StoredCheckpoint::signedAt).orElse(null),
                checkpoint.map(StoredCheckpoint::note).orElse(null),
                verification.map(Verified::at).orElse(null),
                verification.map(Verified::whole).orElse(false));
    }

    private long unsequenced() {
        return jdbc.sql("select count(*) from audit_entry where leaf_index is null")
                .query(Long.class)
                .single();
    }

    private Optional<StoredCheckpoint> lastCheckpoint() {
        return jdbc.sql("select size, root_hash, note, signed_at from audit_checkpoint order by size desc limit 1")
                .query((row, n) ->
                        new StoredCheckpoint(row.getLong(1), row.getBytes(2), row.getString(3), Timestamps.at(row, 4)))
                .optional();
    }

    private Optional<Verified> lastVerification() {
        return jdbc.sql("select verified_at, whole from audit_verification order by id desc limit 1")
                .query((row, n) -> new Verified(Timestamps.at(row, 1), row.getBoolean(2)))
                .optional();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record StoredCheckpoint(long size, byte[] rootHash, String note, Instant signedAt) {}

    private record Verified(Instant at, boolean whole) {}
}
