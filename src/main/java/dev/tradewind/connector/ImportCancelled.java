package dev.tradewind.connector;

/** A person cancelled the import; it unwinds the reading dialect and leaves nothing behind. */
public final class ImportCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ImportCancelled() {
        super("the import was cancelled");
    }
}
