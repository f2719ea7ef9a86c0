package dev.tradewind.planning.decide;

import dev.tradewind.planning.decide.JournalSegment.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What this replica decided, on its own disk, in files of a fixed size. A fresh file is begun at each start; files that are
 * no longer needed are dropped by number.
 */
final class Journal implements AutoCloseable {
    private static final String NAME = "decisions-(\\d{12})\\.journal";
    private final Path folder;
    private final int segmentBytes;
    private JournalSegment current;
    private long number;
    private boolean dirty;

    Journal(Path folder, int segmentBytes) {
        this.folder = folder;
        this.segmentBytes = segmentBytes;
        try {
            Files.createDirectories(folder);
            number = segments(folder).stream().mapToLong(found -> found).max().orElse(0) + 1;
            current = JournalSegment.create(folder, number, segmentBytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the journal of decisions in " + folder, e);
        }
    }

    /** Numbers of the files that are there, ascending. */
    static List<Long> segments(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> Objects.toString(file.getFileName()))
                    .filter(name -> name.matches(NAME))
                    .map(name -> Long.valueOf(name.replaceAll(NAME, "$1")))
                    .sorted()
                    .toList();
        }
    }

    /** Everything that is whole, the oldest first. */
    static List<Entry> read(Path folder) throws IOException {
        var entries = new ArrayList<Entry>();
        for (var segment : segments(folder)) {
            entries.addAll(JournalSegment.read(folder, segment));
        }
        return entries;
    }

    synchronized Entry append(byte[] content) {
        @Nullable Entry entry = current.append(content);
        if (entry == null) {
            roll();
            entry = current.append(content);
        }
        if (entry == null) {
            throw new IllegalArgumentException("an entry of " + content.length
                    + " bytes does not fit into a journal file of " + segmentBytes + ". Maybe a shorter name?");
        }
        dirty = true;
        return entry;
    }

    private void roll() {
        current.close();
        try {
            number++;
            current = JournalSegment.create(folder, number, segmentBytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot begin a file of the journal of decisions in " + folder, e);
        }
    }

    /** Makes all that was appended survive the machine; entries of many requests share one call. */
    void force() {
        JournalSegment forced;
        synchronized (this) {
            if (!dirty) {
                return;
            }
            dirty = false;
            forced = current;
        }
        try {
            forced.force();
        } catch (IllegalStateException closedByRoll) {
            // Closing has forced it.
            return;
        }
    }

    /** Drops files before this one, which nobody needs any more. */
    void dropBefore(long segment) {
        try {
            for (var found : segments(folder)) {
                if (found < Math.min(segment, current())) {
                    Files.deleteIfExists(JournalSegment.file(folder, found));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot drop old files of the journal of decisions in " + folder, e);
        }
    }

    synchronized long current() {
        return number;
    }

    @Override
    public synchronized void close() {
        current.close();
    }
}
