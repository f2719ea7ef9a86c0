package dev.tradewind.planning.decide;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One file of the journal, mapped into memory: {@code length, CRC-32, bytes} again and again, then zeros. What was appended
 * survives the process at once, the machine after {@link #force}.
 */
final class JournalSegment implements AutoCloseable {
    private static final int HEAD = 8;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final ByteBuffer bytes;
    private final long number;
    private int end;

    /** @param position where an entry ends in its segment */
    record Entry(long segment, int position, byte[] content) {}

    private JournalSegment(Path file, long number, int size) throws IOException {
        this.number = number;
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena);
        }
        bytes = memory.asByteBuffer();
    }

    static JournalSegment create(Path folder, long number, int size) throws IOException {
        return new JournalSegment(file(folder, number), number, size);
    }

    static Path file(Path folder, long number) {
        return folder.resolve("decisions-%012d.journal".formatted(number));
    }

    /** Null when it is full. */
    @org.jspecify.annotations.Nullable
    Entry append(byte[] content) {
        if (end + HEAD + content.length + HEAD > bytes.capacity()) {
            return null;
        }
        bytes.put(end + HEAD, content);
        bytes.putInt(end + 4, crc(content));
        // The length comes last: without it nothing is there.
        bytes.putInt(end, content.length);
        end += HEAD + content.length;
        return new Entry(number, end, content);
    }

    void force() {
        memory.force();
    }

    @Override
    public void close() {
        memory.force();
        arena.close();
    }

    /** Every whole entry, up to the first that is not. */
    static List<Entry> read(Path folder, long number) throws IOException {
        var read = ByteBuffer.wrap(Files.readAllBytes(file(folder, number)));
        var entries = new ArrayList<Entry>();
        var at = 0;
        while (at + HEAD <= read.capacity()) {
            var length = read.getInt(at);
            if (length <= 0 || length > read.capacity() - at - HEAD) {
                break;
            }
            var content = Arrays.copyOfRange(read.array(), at + HEAD, at + HEAD + length);
            if (crc(content) != read.getInt(at + 4)) {
                break;
            }
            at += HEAD + length;
            entries.add(new Entry(number, at, content));
        }
        return entries;
    }

    private static int crc(byte[] content) {
        var crc = new CRC32();
        crc.update(content);
        return (int) crc.getValue();
    }
}
