package dev.tradewind.connector;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One file of a delivery: unpacked if it is gzip, decoded by its byte order mark or pattern, both told by content. Bytes
 * that are not of that encoding read as U+FFFD, which a table treats as an unreadable cell.
 */
public final class SourcePart {
    private static final int BUFFER_BYTES = 1 << 16;

    /** A browser or a proxy may have packed what was packed already. */
    private static final int MOST_WRAPPINGS = 3;

    private static final byte[] PARQUET = {'P', 'A', 'R', '1'};

    private final String name;
    private final Content content;
    private final @Nullable Delivered file;

    /** Opens the bytes as delivered, from their beginning. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** @param file where the bytes lie plain on disk; null if they are inside an archive */
    SourcePart(String name, Content content, @Nullable Delivered file) {
        this.name = name;
        this.content = content;
        this.file = file;
    }

    /** Name below the delivery's root. */
    public String name() {
        return name;
    }

    /** The unpacked, decoded text from its beginning, without byte order mark. The caller closes it. */
    public Reader reader() throws IOException {
        var in = unpacked();
        var encoding = Encoding.of(in);
        return new InputStreamReader(in, encoding);
    }

    /** The first characters of the text, as {@link FileHead} has them. */
    public String beginning() throws IOException {
        return head().text();
    }

    /** As {@link #reader()}, with empty lines where a table has words before its header. */
    Reader table() throws IOException {
        var preamble = Preamble.of(head().text());
        return preamble.lines() == 0 ? reader() : preamble.blanked(reader());
    }

    /** The unpacked bytes. The caller closes them. */
    public InputStream bytes() throws IOException {
        return unpacked();
    }

    BufferedInputStream buffered() throws IOException {
        return unpacked();
    }

    /** Beginning and columns. */
    public FileHead head() throws IOException {
        if (isParquet()) {
            try (var local = local()) {
                return FileHeads.ofParquet(name, local.path());
            }
        }
        try (var reader = reader()) {
            return FileHeads.read(name, reader);
        }
    }

    boolean isParquet() throws IOException {
        return startsAsParquet(unpacked());
    }

    private static boolean startsAsParquet(InputStream opened) throws IOException {
        try (var in = opened) {
            return java.util.Arrays.equals(in.readNBytes(PARQUET.length), PARQUET);
        }
    }

    /** The part as a plain file, copied out of its archive for as long as it is open. */
    Local local() throws IOException {
        if (file != null && startsAsParquet(content.open())) {
            return new Local(file.path(), false);
        }
        var copy = Files.createTempFile("tradewind-part", ".parquet");
        try (var in = unpacked()) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Local(copy, true);
    }

    record Local(Path path, boolean temporary) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (temporary) {
                Files.deleteIfExists(path);
            }
        }
    }

    private BufferedInputStream unpacked() throws IOException {
        var in = new BufferedInputStream(content.open(), BUFFER_BYTES);
        for (var depth = 0; depth < MOST_WRAPPINGS && isGzip(in); depth++) {
            in = new BufferedInputStream(gunzip(in), BUFFER_BYTES);
        }
        return in;
    }

    private static boolean isGzip(BufferedInputStream in) throws IOException {
        in.mark(2);
        var first = in.read();
        var second = in.read();
        in.reset();
        return first == 0x1f && second == 0x8b;
    }

    private InputStream gunzip(InputStream raw) throws IOException {
        var read = new AtomicLong();
        var counted = Delivery.counted(raw, read);
        return new Unpacked(name, new GZIPInputStream(counted, BUFFER_BYTES), read::get);
    }
}
