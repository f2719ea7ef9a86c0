package dev.tradewind.connector;

import java.util.List;

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

        /** What the sealed rows would take the place of; nothing by default. */
        default List<Replacement> replaces() {
            return List.of();
        }

        /** Make them count. Runs inside the import's transaction; a throw rolls all of it back. */
        void commit();

        /** Drops whatever was not committed. */
        @Override
        void close();
    }
}
