package dev.tradewind.connector;

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
        String startedBy,
        boolean repeated) {

    public ImportReceipt {
        totals = List.copyOf(totals);
    }
}
