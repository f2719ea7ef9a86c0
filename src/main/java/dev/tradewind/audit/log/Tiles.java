package dev.tradewind.audit.log;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The log in the form of C2SP tlog-tiles: 256 hashes a tile, 256 entries a bundle, each of which never changes once it is
 * whole. Whoever mirrors them makes every proof without asking again. Only what is under the last checkpoint is handed out.
 */
@Component
public class Tiles {
    /** Hashes of a whole tile, and entries of a whole bundle. */
    public static final int WIDTH = 256;

    private static final int HEIGHT = 8;
    private static final int HIGHEST = 7;

    private final StoredTree tree;
    private final Entries entries;
    private final Checkpoints checkpoints;

    Tiles(StoredTree tree, Entries entries, Checkpoints checkpoints) {
        this.tree = tree;
        this.entries = entries;
        this.checkpoints = checkpoints;
    }

    /**
     * The hashes of tree level {@code 8 * level} from {@code number * 256} on, one after another.
     *
     * @param width 256, or the width of a partial tile
     * @return empty where the log has no such tile (yet)
     */
    public Optional<byte[]> tile(int level, long number, int width) {
        if (level < 0 || level > HIGHEST || !has(level, number, width)) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream();
        tree.row(HEIGHT * level, number * WIDTH, width).forEach(out::writeBytes);
        return out.size() == 32 * width ? Optional.of(out.toByteArray()) : Optional.empty();
    }

    /** Entries from {@code number * 256} on, each with its length as an unsigned 16-bit number, big endian, before it. */
    public Optional<byte[]> bundle(long number, int width) {
        if (!has(0, number, width)) {
            return Optional.empty();
        }
        var out = new ByteArrayOutputStream();
        var found = entries.from(number * WIDTH, width);
        for (var entry : found) {
            out.writeBytes(ByteBuffer.allocate(2)
                    .putShort((short) entry.content().length)
                    .array());
            out.writeBytes(entry.content());
        }
        return found.size() == width ? Optional.of(out.toByteArray()) : Optional.empty();
    }

    private boolean has(int level, long number, int width) {
        long size = checkpoints.last().map(Checkpoints.Stored::size).orElse(0L);
        return number >= 0
                && number < Long.MAX_VALUE / WIDTH / 2
                && width >= 1
                && width <= WIDTH
                && number * WIDTH + width <= size >> HEIGHT * level;
    }
}
