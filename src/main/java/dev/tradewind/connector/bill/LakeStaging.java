package dev.tradewind.connector.bill;

import dev.tradewind.connector.Destination;
import dev.tradewind.lake.Lake;
import dev.tradewind.lake.LakeFile;
import dev.tradewind.lake.LakeTable;
import dev.tradewind.lake.LakeWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one import on their way into one table of the lake. One thread reads and understands them, a second one hands
 * them to the lake, a batch at a time; the queue between them is short, so that memory stays bounded.
 */
public class LakeStaging<R> implements Destination.Staging<R> {
    private static final int BATCH = 2048;
    private static final int WAITING = 4;

    private final Lake lake;
    private final LakeTable table;
    private final UUID importId;
    private final LakeWriter writer;
    private final BiConsumer<R, LakeWriter> append;
    private final BlockingQueue<List<R>> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread appending;
    private List<R> batch = new ArrayList<>(BATCH);
    private List<LakeFile> files = List.of();
    private volatile @Nullable RuntimeException broken;
    private volatile boolean over;

    public LakeStaging(Lake lake, LakeTable table, UUID importId, BiConsumer<R, LakeWriter> append) {
        this.lake = lake;
        this.table = table;
        this.importId = importId;
        this.writer = lake.writer(table, importId);
        this.append = append;
        this.appending = Thread.ofPlatform().daemon().name("lake-" + importId).start(this::appendAll);
    }

    @Override
    public void accept(R row) {
        batch.add(row);
        if (batch.size() == BATCH) {
            handOver();
        }
    }

    private void handOver() {
        try {
            queue.put(batch);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", stopped);
        }
        batch = new ArrayList<>(BATCH);
        rethrow();
    }

    /** Goes on emptying the queue after a failure, so that the reader never waits for a thread that is gone. */
    private void appendAll() {
        try {
            List<R> next;
            while (!(next = queue.take()).isEmpty()) {
                var rows = next;
                if (broken == null && !over) {
                    orBreak(() -> rows.forEach(row -> append.accept(row, writer)));
                }
            }
            orBreak(writer::finish);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void orBreak(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            broken = failed;
        }
    }

    private void rethrow() {
        var failed = broken;
        if (failed != null) {
            throw failed;
        }
    }

    /** An empty batch ends the other thread. */
    private void finish() {
        try {
            if (appending.isAlive()) {
                queue.put(List.of());
                appending.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", stopped);
        }
    }

    @Override
    public void seal() {
        if (!batch.isEmpty()) {
            handOver();
        }
        finish();
        rethrow();
        files = writer.seal();
    }

    /** The files that sealing made. */
    protected final List<LakeFile> files() {
        return files;
    }

    @Override
    public void commit() {
        lake.commit(table, importId, files);
    }

    @Override
    public void close() {
        over = true;
        finish();
        writer.close();
    }
}
