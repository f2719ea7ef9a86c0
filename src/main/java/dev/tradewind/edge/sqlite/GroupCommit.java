package dev.tradewind.edge.sqlite;

import dev.tradewind.edge.site.SiteStore;
import dev.tradewind.edge.site.SiteStore.StoreFull;
import dev.tradewind.edge.site.SiteTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * One sync for all who wait: while a commit is under way the next clients gather, and the next commit carries them
 * together. A client's future completes only after the commit that holds its work.
 */
public final class GroupCommit implements AutoCloseable {
    private static final int LARGEST = 256;

    private record Waiting<T>(Function<SiteTransaction, T> work, CompletableFuture<T> done) {}

    private final SiteStore store;
    private final ArrayBlockingQueue<Waiting<?>> queue = new ArrayBlockingQueue<>(4 * LARGEST);
    private final Thread committer;

    public GroupCommit(SiteStore store) {
        this.store = store;
        this.committer = Thread.ofPlatform().name("edge-commit").daemon(true).start(this::run);
    }

    /**
     * Returns when the work is durable.
     *
     * @throws StoreFull nothing of it was written
     */
    public <T> T durably(Function<SiteTransaction, T> work) throws StoreFull, InterruptedException {
        var waiting = new Waiting<T>(work, new CompletableFuture<>());
        queue.put(waiting);
        try {
            return waiting.done.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StoreFull full) {
                throw full;
            }
            throw new IllegalStateException("The write failed: " + failed.getCause(), failed);
        }
    }

    private void run() {
        var batch = new ArrayList<Waiting<?>>(LARGEST);
        try {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, LARGEST - 1);
                commit(batch);
                batch.clear();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void commit(List<Waiting<?>> batch) {
        var work = new ArrayList<Function<SiteTransaction, Runnable>>(batch.size());
        batch.forEach(waiting -> work.add(disk -> outcome(waiting, disk)));
        try {
            store.commit(work).forEach(Runnable::run);
        } catch (StoreFull | RuntimeException failed) {
            if (batch.size() > 1 && !(failed instanceof StoreFull)) {
                // one bad write must not take the others with it: each alone
                batch.forEach(waiting -> commit(List.of(waiting)));
            } else {
                batch.forEach(waiting -> waiting.done.completeExceptionally(failed));
            }
        }
    }

    private static <T> Runnable outcome(Waiting<T> waiting, SiteTransaction disk) {
        var result = waiting.work.apply(disk);
        return () -> waiting.done.complete(result);
    }

    @Override
    public void close() throws InterruptedException {
        committer.interrupt();
        committer.join(5_000);
    }
}
