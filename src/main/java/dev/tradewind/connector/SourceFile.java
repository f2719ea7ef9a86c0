package dev.tradewind.connector;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * A file to be read: unpacked if it is gzip, decoded by its byte order mark or pattern (UTF-8, UTF-16), both told by
 * content. Bytes that are not of that encoding read as U+FFFD, which a dialect treats as an unreadable cell.
 */
public final class SourceFile {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path path;
    private final String fileName;
    private final AtomicLong bytesRead = new AtomicLong();

    public SourceFile(Path path, String fileName) {
        this.path = path;
        this.fileName = fileName;
    }

    /** Name as delivered. */
    public String fileName() {
        return fileName;
    }

    /** Size as delivered. */
    public long bytes() throws IOException {
        return Files.size(path);
    }

    /** Delivered bytes consumed by the last {@link #reader()}, for progress. */
    public long bytesRead() {
        return bytesRead.get();
    }

    /** The unpacked, decoded text from its beginning, without byte order mark. The caller closes it. */
    public Reader reader() throws IOException {
        var in = unpacked();
        var encoding = Encoding.of(in);
        return new InputStreamReader(in, encoding);
    }

    /** The first characters, for sniffing. */
    public FileHead head() throws IOException {
        try (var reader = reader()) {
            return FileHeads.read(fileName, reader);
        }
    }

    private BufferedInputStream unpacked() throws IOException {
        bytesRead.set(0);
        var raw = new BufferedInputStream(new Counting(Files.newInputStream(path)), BUFFER_BYTES);
        raw.mark(2);
        var first = raw.read();
        var second = raw.read();
        raw.reset();
        var gzip = first == 0x1f && second == 0x8b;
        return gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES) : raw;
    }

    private final class Counting extends FilterInputStream {
        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var value = super.read();
            if (value >= 0) {
                bytesRead.incrementAndGet();
            }
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var count = super.read(target, offset, length);
            if (count > 0) {
                bytesRead.addAndGet(count);
            }
            return count;
        }
    }

    /** Tells the encoding and leaves the stream behind a byte order mark. */
    private static final class Encoding {
        static Charset of(BufferedInputStream in) throws IOException {
            in.mark(8);
            var head = in.readNBytes(4);
            in.reset();
            if (starts(head, 0xEF, 0xBB, 0xBF)) {
                in.skipNBytes(3);
                return StandardCharsets.UTF_8;
            }
            if (starts(head, 0xFF, 0xFE)) {
                in.skipNBytes(2);
                return StandardCharsets.UTF_16LE;
            }
            if (starts(head, 0xFE, 0xFF)) {
                in.skipNBytes(2);
                return StandardCharsets.UTF_16BE;
            }
            // A Latin letter in UTF-16 without a mark has its zero byte behind or in front of it.
            if (head.length == 4 && head[0] != 0 && head[1] == 0) {
                return StandardCharsets.UTF_16LE;
            }
            if (head.length == 4 && head[0] == 0 && head[1] != 0) {
                return StandardCharsets.UTF_16BE;
            }
            return StandardCharsets.UTF_8;
        }

        private static boolean starts(byte[] head, int... mark) {
            if (head.length < mark.length) {
                return false;
            }
            for (var i = 0; i < mark.length; i++) {
                if ((head[i] & 0xFF) != mark[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
