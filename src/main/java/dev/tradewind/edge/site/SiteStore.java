package dev.tradewind.edge.site;

import java.util.List;
import java.util.function.Function;

/** The site's disk. */
public interface SiteStore extends AutoCloseable {

    /**
     * Does all of the work in one transaction, or none of it. When it returns, a sync has completed that covers it.
     *
     * @throws StoreFull nothing of it was written
     */
    <T> List<T> commit(List<Function<SiteTransaction, T>> work) throws StoreFull;

    /** Reads what is committed. */
    <T> T read(Function<SiteTransaction, T> work);

    /** Bytes that the stored content takes, without free pages. */
    long bytes();

    @Override
    void close();

    /** The disk has no room. */
    final class StoreFull extends Exception {
        private static final long serialVersionUID = 1L;

        public StoreFull(String message) {
            super(message);
        }
    }
}
