package dev.tradewind.connector;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to be read as one: a file, or a folder or zip archive of parts with or without a manifest. Everything about
 * it is told by content.
 */
public final class SourceFile {
    private final Delivered delivered;
    private final String fileName;
    private final AtomicLong bytesRead = new AtomicLong();
    private @Nullable Delivery delivery;

    public SourceFile(Path path, String fileName) {
        this(new Delivered.Whole(path), fileName);
    }

    SourceFile(Delivered delivered, String fileName) {
        this.delivered = delivered;
        this.fileName = fileName;
    }

    /** Name as delivered. */
    public String fileName() {
        return fileName;
    }

    /** Bytes consumed so far, for progress; never more than were delivered. */
    public long bytesRead() {
        return Math.min(bytesRead.get(), delivered.bytes());
    }

    /** The files that hold data, in the order of the manifest or of their names; at least one, or the reading fails. */
    public List<SourcePart> parts() throws IOException {
        return delivery().parts();
    }

    /** Whether the delivery itself says, by its name or manifest, that its costs are amortised. */
    public boolean saysAmortized() throws IOException {
        return delivery().saysAmortized(fileName);
    }

    /** What the manifest promises and the delivery lacks; null if nothing. */
    @Nullable
    String missing() throws IOException {
        return delivery().missing();
    }

    /** The unpacked, decoded text of the first part, without byte order mark. The caller closes it. */
    public Reader reader() throws IOException {
        return parts().getFirst().reader();
    }

    /** The first characters, for sniffing. */
    public FileHead head() throws IOException {
        var parts = parts();
        if (parts.isEmpty()) {
            return new FileHead(fileName, "", List.of());
        }
        var head = parts.getFirst().head();
        return new FileHead(fileName, head.text(), head.columns());
    }

    private synchronized Delivery delivery() throws IOException {
        var known = delivery;
        if (known == null) {
            known = Delivery.of(delivered, fileName, bytesRead);
            delivery = known;
        }
        return known;
    }
}
