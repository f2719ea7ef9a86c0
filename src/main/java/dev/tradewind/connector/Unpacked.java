package dev.tradewind.connector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * The content of an archive for as long as it grows no more than bills do. Text of bills unpacks to 5 to 60 times its
 * size; a few kilobytes that unpack to gigabytes are an attack, or a mistake that would fill the disk.
 */
final class Unpacked extends FilterInputStream {
    /** Smaller contents may grow as they like. */
    static final long FREE_BYTES = 64L << 20;

    static final int MOST_GROWTH = 250;

    private final String name;
    private final LongSupplier packed;
    private long bytes;

    /** @param packed bytes of the archive behind what was read so far, or of all of it */
    Unpacked(String name, InputStream in, LongSupplier packed) {
        super(in);
        this.name = name;
        this.packed = packed;
    }

    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;

        TooMuch(String name, long bytes) {
            super("%s unpacks to more than %d bytes, over %d times its packed size"
                    .formatted(name, bytes, MOST_GROWTH));
        }
    }

    @Override
    public int read() throws IOException {
        var value = super.read();
        if (value >= 0) {
            count(1);
        }
        return value;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        var count = super.read(target, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    @Override
    public long skip(long wanted) throws IOException {
        var skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    private void count(long more) throws IOException {
        bytes += more;
        if (bytes > FREE_BYTES && bytes / MOST_GROWTH > Math.max(1, packed.getAsLong())) {
            throw new TooMuch(name, bytes);
        }
    }
}
