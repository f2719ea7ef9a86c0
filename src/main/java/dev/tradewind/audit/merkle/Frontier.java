package dev.tradewind.audit.merkle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The right edge of a growing tree: all that appending needs, one hash per set bit of the size. Not thread-safe. */
public final class Frontier {
    /** Told of each subtree above the leaves as it becomes complete. */
    @FunctionalInterface
    public interface Completed {
        void node(int level, long place, byte[] hash);
    }

    private final List<byte @Nullable []> byLevel = new ArrayList<>();
    private long size;

    /** The edge of an empty tree. */
    public Frontier() {}

    /** The edge of a tree that exists. */
    public Frontier(long size, Nodes nodes) {
        this.size = size;
        for (int level = 0; size >> level > 0; level++) {
            byLevel.add((size >> level & 1) == 1 ? nodes.hash(level, (size >> level) - 1) : null);
        }
    }

    public long size() {
        return size;
    }

    public void append(byte[] leafHash, Completed completed) {
        var hash = leafHash;
        int level = 0;
        for (long place = size; (place & 1) == 1; place >>= 1) {
            hash = Rfc6962.nodeHash(present(level), hash);
            byLevel.set(level++, null);
            completed.node(level, place >> 1, hash);
        }
        while (byLevel.size() <= level) {
            byLevel.add(null);
        }
        byLevel.set(level, hash);
        size++;
    }

    public byte[] root() {
        byte[] root = null;
        for (var hash : byLevel) {
            if (hash != null) {
                root = root == null ? hash : Rfc6962.nodeHash(hash, root);
            }
        }
        return root == null ? Rfc6962.emptyRoot() : root;
    }

    private byte[] present(int level) {
        var hash = byLevel.get(level);
        if (hash == null) {
            throw new IllegalStateException("A tree of " + size + " leaves has no subtree at level " + level);
        }
        return hash;
    }
}
