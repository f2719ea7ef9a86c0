package dev.tradewind.audit.bundle;

import dev.tradewind.audit.merkle.GrownTree;
import dev.tradewind.audit.merkle.NoteKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The lines of a file as leaves of a tree. One thread reads and inflates the next block while the other hashes the lines of this
 * one.
 */
final class HashedLines {
    private static final int BLOCK = 1 << 18;

    private final GrownTree tree = new GrownTree();
    private final SortedMap<Long, NoteKey> announced = new TreeMap<>();
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(1024);

    private HashedLines() {}

    /** Reads to the end and closes. */
    static HashedLines of(InputStream in) throws IOException {
        var lines = new HashedLines();
        try (in;
                var ahead = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("read-ahead").factory())) {
            var block = new byte[BLOCK];
            var next = new byte[BLOCK];
            for (int n = in.readNBytes(block, 0, BLOCK); n > 0; ) {
                var into = next;
                var reading = ahead.submit(() -> in.readNBytes(into, 0, BLOCK));
                try {
                    lines.take(block, n);
                } finally {
                    n = read(reading); // also when a line is refused: nothing may read on from what is closed
                }
                next = block;
                block = into;
            }
        }
        if (lines.begun.size() > 0) {
            lines.finish();
        }
        return lines;
    }

    GrownTree tree() {
        return tree;
    }

    /** Keys that entries announce as successors, by the index of the entry. */
    SortedMap<Long, NoteKey> announced() {
        return announced;
    }

    private void take(byte[] block, int length) {
        // as text, a byte a character: its search for a character is the processor's own
        var text = new String(block, 0, length, StandardCharsets.ISO_8859_1);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            if (begun.size() > 0) {
                begun.write(block, start, end - start);
                finish();
            } else {
                entry(block, start, end - start);
            }
            start = end + 1;
        }
        begun.write(block, start, length - start);
    }

    /** The line that an earlier block began. */
    private void finish() {
        var line = begun.toByteArray();
        begun.reset();
        entry(line, 0, line.length);
    }

    private void entry(byte[] buffer, int from, int length) {
        Announcement.of(buffer, from, length).ifPresent(key -> announced.put((long) tree.size(), key));
        tree.appendEntry(buffer, from, length);
    }

    private static int read(Future<Integer> reading) throws IOException {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io
                    ? io
                    : new IOException("The entries cannot be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Reading the entries was interrupted", e);
        }
    }
}
