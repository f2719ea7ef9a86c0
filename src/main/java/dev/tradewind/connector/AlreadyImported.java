package dev.tradewind.connector;

/** The bytes of an import that is being read turned out to be those of an earlier one. */
final class AlreadyImported extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImportReceipt before;

    AlreadyImported(ImportReceipt before) {
        super("these bytes are those of import " + before.id());
        this.before = before;
    }

    ImportReceipt before() {
        return before;
    }
}
