package dev.tradewind.placement.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Spreads work over indices. Each index writes only what is its own, so that the result does not depend on the threads. */
final class Workers implements AutoCloseable {
    private static final int CHUNK = 16;
    private final int threads;
    private final @Nullable ExecutorService pool;

    Workers(int threads) {
        this.threads = Math.max(1, threads);
        pool = this.threads == 1
                ? null
                : Executors.newFixedThreadPool(this.threads - 1, work -> {
                    var thread = new Thread(work, "placement");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** What is done to one index, with something of the thread's own to write on. */
    @FunctionalInterface
    interface Step<S> {
        void at(int index, S scratch);
    }

    /** Starts work beside what follows; with one thread it is done at once. The caller awaits the end. */
    Runnable beside(Runnable work) {
        if (pool == null) {
            work.run();
            return () -> {};
        }
        var running = List.<Future<?>>of(pool.submit(work));
        return () -> await(running);
    }

    <S> void each(int count, Supplier<S> scratch, Step<S> step) {
        var next = new AtomicInteger();
        Runnable loop = () -> {
            var own = scratch.get();
            for (var from = next.getAndAdd(CHUNK); from < count; from = next.getAndAdd(CHUNK)) {
                for (var index = from; index < Math.min(count, from + CHUNK); index++) {
                    step.at(index, own);
                }
            }
        };
        List<Future<?>> others = new ArrayList<>();
        for (var other = 1; pool != null && other < threads; other++) {
            others.add(pool.submit(loop));
        }
        try {
            loop.run();
        } finally {
            await(others);
        }
    }

    private static void await(List<Future<?>> others) {
        for (var other : others) {
            try {
                other.get();
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while planning. Maybe cancel instead?", stopped);
            }
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
