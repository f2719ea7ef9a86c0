package dev.tradewind.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Bytes on their way into the store, which can be read from their beginning while more of them come. They are evidence once
 * {@link #kept} says so, and not before. The caller closes it, which waits until the source is not read any more.
 */
public final class ArrivingBlob implements AutoCloseable {
    private final FileChannel written;
    private final Function<BlobRef, Path> place;
    private final CompletableFuture<BlobRef> kept = new CompletableFuture<>();
    private long arrived;
    private boolean over;

    /** What brings the bytes: says how many have come each time that more have, and returns once they are kept. */
    @FunctionalInterface
    interface Copy {
        BlobRef run(HashedCopy.Progress progress) throws IOException;
    }

    /** @param written reads the bytes that have come, wherever the file is moved to */
    ArrivingBlob(FileChannel written, Function<BlobRef, Path> place, Copy copy) {
        this.written = written;
        this.place = place;
        Thread.ofVirtual().name("evidence").start(() -> copy(copy));
    }

    private void copy(Copy copy) {
        try {
            var ref = copy.run(this::more);
            end(ref.bytes());
            kept.complete(ref);
        } catch (IOException | RuntimeException failed) {
            kept.completeExceptionally(failed);
            end(arrivedSoFar());
        }
    }

    private synchronized void more(long bytes) {
        arrived = bytes;
        notifyAll();
    }

    private synchronized void end(long bytes) {
        arrived = bytes;
        over = true;
        notifyAll();
    }

    /** How many bytes have come. */
    public synchronized long arrivedSoFar() {
        return arrived;
    }

    /** How many bytes there are once there are more than so many, or all. */
    private synchronized long beyond(long many) throws IOException {
        try {
            while (arrived <= many && !over) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for bytes to arrive", stopped);
        }
        if (arrived <= many && kept.isCompletedExceptionally()) {
            throw new IOException("the source of the bytes broke off");
        }
        return arrived;
    }

    /** The bytes from their beginning; reading waits for those that have not come yet. */
    public InputStream open() {
        return new Coming();
    }

    /**
     * Waits until all bytes have come and are durable.
     *
     * @throws UncheckedIOException if they cannot be read or stored
     */
    public BlobRef kept() {
        try {
            return kept.join();
        } catch (CompletionException failed) {
            throw new UncheckedIOException(
                    "Cannot store evidence",
                    failed.getCause() instanceof IOException broken ? broken : new IOException(failed.getCause()));
        }
    }

    /** Waits as {@link #kept} does. @return where they lie. Never write there */
    public Path path() {
        return place.apply(kept());
    }

    @Override
    public void close() throws IOException {
        kept.handle((ref, failed) -> true).join();
        written.close();
    }

    private final class Coming extends InputStream {
        private long at;

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            var ready = beyond(at) - at;
            if (ready <= 0) {
                return -1;
            }
            var count = written.read(ByteBuffer.wrap(target, offset, (int) Math.min(length, ready)), at);
            at += Math.max(0, count);
            return count;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, Math.max(0, arrivedSoFar() - at));
        }
    }
}
