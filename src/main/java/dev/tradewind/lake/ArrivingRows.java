package dev.tradewind.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.duckdb.DuckDBDataChunkWriter;
import org.jspecify.annotations.Nullable;

/**
 * Rows that one thread hands over and a running query takes, a chunk at a time. The queue between them is short, so that
 * memory stays bounded however many rows come.
 */
final class ArrivingRows {
    /** Rows of a chunk; DuckDB's own vectors hold as many. */
    static final int CHUNK = 2048;

    private static final int WAITING = 4;
    private static final long LOOK_MILLIS = 200;
    private static final @Nullable Object[][] END = {};
    private static final @Nullable Object[][] ABANDONED = {};

    private final DecimalFit fit;
    private final BlockingQueue<@Nullable Object[][]> queue = new ArrayBlockingQueue<>(WAITING);
    private List<@Nullable Object[]> gathered = new ArrayList<>(CHUNK);

    ArrivingRows(DecimalFit fit) {
        this.fit = fit;
    }

    DecimalFit fit() {
        return fit;
    }

    /** @param taken whether the query still takes rows; if not, the row is dropped and false comes back */
    boolean add(@Nullable Object[] row, BooleanSupplier taken) {
        gathered.add(row);
        return gathered.size() < CHUNK || handOver(taken);
    }

    private boolean handOver(BooleanSupplier taken) {
        var chunk = gathered.toArray(new @Nullable Object[0][]);
        gathered = new ArrayList<>(CHUNK);
        return put(chunk, taken);
    }

    /** No more rows will come. */
    boolean end(BooleanSupplier taken) {
        return (gathered.isEmpty() || handOver(taken)) && put(END, taken);
    }

    /** The rows so far are worth nothing; the query fails. */
    void abandon(BooleanSupplier taken) {
        queue.clear();
        put(ABANDONED, taken);
    }

    private boolean put(@Nullable Object[][] chunk, BooleanSupplier taken) {
        try {
            while (taken.getAsBoolean()) {
                if (queue.offer(chunk, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the writing of " + fit.table().name() + " was interrupted", stopped);
        }
    }

    /** Called by DuckDB's threads: waits for the next rows. @return how many; 0 at the end */
    long take(DuckDBDataChunkWriter into, ArrivingColumns columns) throws InterruptedException {
        var chunk = queue.take();
        if (chunk == END || chunk == ABANDONED) {
            // The other threads wait for it too; nothing comes behind it that would fill the queue.
            queue.add(chunk);
        }
        if (chunk == ABANDONED) {
            throw new IllegalStateException("the writing of " + fit.table().name() + " was given up");
        }
        if (chunk.length > 0) {
            columns.fill(into, chunk);
        }
        return chunk.length;
    }
}
