package dev.tradewind.connector;

/**
 * Where accepted rows of one type are kept. Implementations are Spring beans; exactly one per row type.
 *
 * <p>Order of calls: {@link #open}, {@code accept} per row, {@link Staging#seal}, then in one transaction with the
 * ledger row and the audit entry {@link Staging#commit}, and always {@code close}. Until {@code commit} nothing
 * counts.
 */
public interface Destination<R> {

    Class<R> rowType();

    Staging<R> open(ImportReceipt receipt);

    /** Rows of one import on their way. */
    interface Staging<R> extends AutoCloseable {

        void accept(R row);

        /** All rows were given: make them durable, still without effect. */
        void seal();

        /** Make them count. Runs inside the import's transaction; a throw rolls all of it back. */
        void commit();

        /** Drops whatever was not committed. */
        @Override
        void close();
    }
}
