package dev.tradewind.connector;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import that stores came to, for whoever asked on the command line.
 *
 * @param file path as named
 * @param id of the import in the ledger; null if none was made
 * @param state how it ended
 * @param repeated whether the same bytes had been imported before
 * @param message why it was refused or waits, or what else a person should know
 */
record Stored(
        String file,
        @Nullable UUID id,
        ImportState state,
        boolean repeated,
        @Nullable String dialect,
        long accepted,
        long quarantined,
        long roundedRows,
        List<Quarantined> reasons,
        List<CurrencyTotal> totals,
        List<TransferTotal> transfers,
        @Nullable String message) {

    Stored {
        reasons = List.copyOf(reasons);
        totals = List.copyOf(totals);
        transfers = List.copyOf(transfers);
    }

    /** Nothing could be asked of the file at all. */
    static Stored refused(String file, String why) {
        return new Stored(file, null, ImportState.REFUSED, false, null, 0, 0, 0, List.of(), List.of(), List.of(), why);
    }

    long rows() {
        return accepted + quarantined;
    }

    /** 0 done, 1 waiting for a confirmation, 2 the input is bad, 3 our fault. */
    int exit() {
        return switch (state) {
            case IMPORTED, RUNNING -> 0;
            case HELD -> 1;
            case REFUSED, CANCELLED, TAKEN_BACK -> 2;
            case FAILED -> 3;
        };
    }
}
