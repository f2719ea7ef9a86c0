package dev.tradewind.connector;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The ledger's receipt of an import whose reading may begin before all its bytes have come, and so before it stands there. */
final class Beginning {
    private final CompletableFuture<ImportReceipt> stated = new CompletableFuture<>();

    static Beginning of(ImportReceipt receipt) {
        var beginning = new Beginning();
        beginning.state(receipt);
        return beginning;
    }

    void state(ImportReceipt receipt) {
        stated.complete(receipt);
    }

    void fail(Throwable why) {
        stated.completeExceptionally(why);
    }

    /** As the ledger has it, or as it was thought of while bytes arrive. */
    ImportReceipt orElse(ImportReceipt first) {
        return stated.isDone() && !stated.isCompletedExceptionally() ? stated.join() : first;
    }

    /**
     * Waits until the ledger has the import.
     *
     * @throws AlreadyImported if it has the same bytes from before
     * @throws java.io.UncheckedIOException if not all bytes could be kept
     */
    ImportReceipt await() {
        try {
            return stated.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException known -> throw known;
                case null, default -> throw failed;
            }
        }
    }
}
