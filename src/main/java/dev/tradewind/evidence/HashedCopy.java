package dev.tradewind.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Copies a stream to a file and hashes it, in pieces so small that a processor's cache holds them from the reading to the writing. */
final class HashedCopy {
    private static final int PIECE_BYTES = 1 << 17;
    /** The system begins to write these out while the copy goes on, so that little is left for the end. */
    private static final long FLUSH_BYTES = 64L << 20;

    private HashedCopy() {}

    /** Hears how many bytes lie in the file. */
    @FunctionalInterface
    interface Progress {
        void at(long bytes);
    }

    static BlobRef of(InputStream in, FileChannel out, Progress progress) throws IOException {
        var digest = Blobs.sha256();
        // Most blobs are smaller than a piece, and take no more memory than they have bytes.
        var piece = in.readNBytes(PIECE_BYTES);
        int length = piece.length;
        long bytes = 0;
        @Nullable Thread flushing = null;
        while (length > 0) {
            digest.update(piece, 0, length);
            write(ByteBuffer.wrap(piece, 0, length), out);
            long before = bytes;
            bytes += length;
            progress.at(bytes);
            boolean due = bytes / FLUSH_BYTES > before / FLUSH_BYTES;
            if (due && (flushing == null || !flushing.isAlive())) {
                flushing = Thread.startVirtualThread(() -> flush(out));
            }
            length = piece.length < PIECE_BYTES ? 0 : in.readNBytes(piece, 0, PIECE_BYTES);
        }
        return ref(digest, bytes);
    }

    private static void write(ByteBuffer piece, FileChannel out) throws IOException {
        while (piece.hasRemaining()) {
            out.write(piece);
        }
    }

    private static void flush(FileChannel out) {
        try {
            out.force(false);
        } catch (IOException saidAgain) {
            // The caller flushes at the end, and that one counts.
        }
    }

    private static BlobRef ref(MessageDigest digest, long bytes) {
        return new BlobRef(HexFormat.of().formatHex(digest.digest()), bytes);
    }
}
