package dev.tradewind.edge.simulation;

import dev.tradewind.edge.site.SiteStore;
import dev.tradewind.edge.site.SiteTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A disk that may be full, and from which a crash takes what was not synced. */
final class MemoryDisk implements SiteStore {
    private final int syncsEvery;
    private DiskState synced = new DiskState();
    private DiskState current = new DiskState();
    private int commits;
    private boolean full;

    /** @param syncsEvery 1 for an honest disk; more for one that acknowledges first and syncs every few commits */
    MemoryDisk(int syncsEvery) {
        this.syncsEvery = syncsEvery;
    }

    void fill(boolean isFull) {
        full = isFull;
    }

    void crash() {
        if (syncsEvery > 1) {
            current = synced.copy();
        }
    }

    @Override
    public <T> List<T> commit(List<Function<SiteTransaction, T>> work) throws StoreFull {
        if (full) {
            throw new StoreFull("no space left on the simulated disk");
        }
        var results = new ArrayList<T>();
        work.forEach(one -> results.add(one.apply(current)));
        if (syncsEvery > 1 && ++commits % syncsEvery == 0) {
            synced = current.copy();
        }
        return results;
    }

    @Override
    public <T> T read(Function<SiteTransaction, T> work) {
        return work.apply(current);
    }

    @Override
    public long bytes() {
        return current.bytes();
    }

    @Override
    public void close() {}
}
