package dev.tradewind.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Copies a stream to a file. What is longer than a piece is hashed piece by piece while the next is read and written. */
final class HashedCopy {
    private static final int PIECE_BYTES = 1 << 20;
    /** The system begins to write these out while the copy goes on, so that little is left for the end. */
    private static final long FLUSH_BYTES = 64L << 20;

    private HashedCopy() {}

    static BlobRef of(InputStream in, FileChannel out) throws IOException {
        var digest = Blobs.sha256();
        var piece = in.readNBytes(PIECE_BYTES);
        if (piece.length < PIECE_BYTES) {
            digest.update(piece);
            write(ByteBuffer.wrap(piece), out);
            return ref(digest, piece.length);
        }
        long bytes = 0;
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            var hashed = CompletableFuture.<Void>completedFuture(null);
            var flushed = CompletableFuture.<Void>completedFuture(null);
            var other = new byte[PIECE_BYTES];
            int length = piece.length;
            while (length > 0) {
                hashed.join();
                var full = piece;
                int many = length;
                hashed = CompletableFuture.runAsync(() -> digest.update(full, 0, many), beside);
                write(ByteBuffer.wrap(full, 0, many), out);
                long before = bytes;
                bytes += many;
                if (bytes / FLUSH_BYTES > before / FLUSH_BYTES && flushed.isDone()) {
                    flushed = CompletableFuture.runAsync(() -> flush(out), beside);
                }
                piece = other;
                other = full;
                length = in.readNBytes(piece, 0, PIECE_BYTES);
            }
            hashed.join();
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
