package dev.tradewind.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of one import; live while it runs.
 *
 * @param sha256 of the bytes as delivered; the same bytes are never imported twice
 * @param bytes size as delivered
 * @param bytesRead how far the reader is, for progress
 * @param dialect id of the dialect, null until sniffed
 * @param rows always {@code accepted + quarantined}
 * @param message why it was refused or failed and what to do, or what else a person should know
 * @param readIn how long it was read, without what it waited for a confirmation; null while it runs, and of imports from
 *     before this was kept
 * @param repeated true if this very answer was given because the same bytes had been imported before
 */
public record ImportReceipt(
        UUID id,
        String fileName,
        String sha256,
        long bytes,
        long bytesRead,
        @Nullable String dialect,
        ImportState state,
        long rows,
        long accepted,
        long quarantined,
        long roundedRows,
        List<CurrencyTotal> totals,
        @Nullable String message,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Duration readIn,
        String startedBy,
        boolean repeated) {

    public ImportReceipt {
        totals = List.copyOf(totals);
    }

    /** The same of these bytes. */
    ImportReceipt of(String content, long size) {
        return new ImportReceipt(
                id,
                fileName,
                content,
                size,
                bytesRead,
                dialect,
                state,
                rows,
                accepted,
                quarantined,
                roundedRows,
                totals,
                message,
                startedAt,
                endedAt,
                readIn,
                startedBy,
                repeated);
    }
}
