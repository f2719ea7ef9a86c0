package dev.tradewind.audit.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A place that keeps what it was given once, under a name that is never given twice. */
public interface ArchiveStore extends AutoCloseable {
    /** What people and the database call it. */
    String name();

    /**
     * Keeps the file's bytes until then. Giving the same bytes again changes nothing.
     *
     * @throws IOException also when other bytes lie under that name
     */
    void put(String name, Path file, String sha256, Instant retainUntil) throws IOException;

    InputStream open(String name) throws IOException;

    /** Names that begin so, in their order. */
    List<String> list(String prefix) throws IOException;

    /** Whether what is kept can really not be deleted before its time, tried on something that nobody needs. */
    Lock tryLock(List<String> kept, Instant now) throws IOException;

    @Override
    void close();

    /**
     * What the attempt showed.
     *
     * @param holds false also where the place cannot lock at all
     * @param detail in words
     */
    record Lock(boolean holds, String detail) {}
}
