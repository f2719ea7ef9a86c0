package dev.tradewind.connector;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The part of a file that lies in memory while it is read line by line: from the beginning of the line that comes next. */
final class ByteWindow {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int BITE_BYTES = 1 << 13;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private final InputStream in;
    final byte[] buffer = new byte[BUFFER_BYTES];
    /** Where the next line begins. */
    int from;
    /** Behind the last byte that was read. */
    int filled;

    private boolean ended;

    ByteWindow(InputStream in) {
        this.in = in;
    }

    /** Whether the file has no bytes behind the window. */
    boolean ended() {
        return ended;
    }

    /** Whether the line that comes next is longer than any line of a machine. */
    boolean isFull() {
        return from == 0 && filled == buffer.length;
    }

    /** Moves the begun line to the front and reads on; false if there is no more. */
    boolean fetch() throws IOException {
        if (ended) {
            return false;
        }
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        filled -= from;
        from = 0;
        // Small bites: what an archive gave before it breaks off is lost with the bite.
        var more = in.read(buffer, filled, Math.min(BITE_BYTES, buffer.length - filled));
        if (more < 0) {
            ended = true;
            return false;
        }
        filled += more;
        return true;
    }

    /**
     * Looks at eight bytes at a time for signs that may end a cell: commas, quotation marks and line breaks all stand at or
     * before the comma in ASCII, digits and letters behind it.
     *
     * @return the first place from {@code at} on that may hold something else than an ASCII sign behind the comma; never
     *     behind the last byte unless {@code at} is
     */
    int behindLetters(int at) {
        int place = at;
        while (place + Long.BYTES < filled) {
            long eight = (long) EIGHT.get(buffer, place);
            // A byte's highest bit is set in the sum if it is behind the comma; no byte carries over into the next.
            long letters = (eight & ~HIGH) + (0x7F - ',') * ONES;
            long others = (~letters | eight) & HIGH;
            if (others != 0) {
                return place + Long.numberOfTrailingZeros(others) / Byte.SIZE;
            }
            place += Long.BYTES;
        }
        return place;
    }

    /** The next line and all behind it, for somebody who reads with more care. */
    InputStreamReader rest() {
        return new InputStreamReader(
                new SequenceInputStream(new ByteArrayInputStream(buffer, from, filled - from), in),
                StandardCharsets.UTF_8);
    }
}
