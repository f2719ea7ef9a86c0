package dev.tradewind.audit.archive;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.audit.log.LogRows;
import dev.tradewind.audit.merkle.NoteKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** After a database was lost: its log again, up to the last sealed entry, from an archive alone. */
@Component
public class LogRebuild {
    private final LogRows rows;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    LogRebuild(LogRows rows, AuditTrail audit, TransactionTemplate transaction) {
        this.rows = rows;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * Fills an empty log. All or nothing: an archive with a finding rebuilds nothing.
     *
     * @param trusted vkeys of the log that the caller brings; empty: those of the archive
     * @return entries that the log has again
     * @throws IllegalStateException when the log is not empty, or its key is of another origin
     * @throws IllegalArgumentException when the archive is not whole
     */
    public long from(ArchiveStore store, List<String> trusted) {
        var done = transaction.execute(status -> {
            rows.requireEmpty();
            var reader = new ArchiveReader(
                    store, trusted.stream().map(NoteKey::parse).toList());
            try {
                var whole = reader.read(rows::add, (manifest, root) -> {
                    rows.requireOrigin(manifest.origin());
                    rows.checkpoint(manifest.to(), root, manifest.checkpoint(), manifest.sealedAt());
                    rows.keys(manifest.origin(), manifest.keys());
                });
                if (!reader.findings().isEmpty() || whole.isEmpty()) {
                    throw new IllegalArgumentException("The archive " + store.name() + " is "
                            + (whole.isEmpty() && reader.findings().isEmpty()
                                    ? "empty"
                                    : "not whole: "
                                            + reader.findings().getFirst().detail()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read the archive " + store.name(), e);
            }
            long size = rows.finish();
            audit.record(Change.of("log.rebuilt", "archive", store.name(), Map.of("entries", size)));
            return size;
        });
        return done == null ? 0 : done;
    }
}
