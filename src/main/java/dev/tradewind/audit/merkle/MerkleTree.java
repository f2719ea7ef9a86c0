package dev.tradewind.audit.merkle;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a tree whose complete subtrees are at hand; each costs O(log² size) reads at most. */
public record MerkleTree(Nodes nodes) {
    /** A tree over leaf hashes in memory, for checking exports and for tests. */
    public static MerkleTree of(List<byte[]> leafHashes) {
        var grown = new GrownTree();
        leafHashes.forEach(grown::append);
        return grown.tree();
    }

    public byte[] root(long size) {
        return size == 0 ? Rfc6962.emptyRoot() : subtree(0, size);
    }

    /** @throws IllegalArgumentException if there is no such leaf at that size */
    public InclusionProof inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("No leaf " + index + " in a tree of " + size);
        }
        var hashes = new ArrayList<byte[]>();
        path(index, 0, size, hashes);
        return new InclusionProof(index, size, hashes);
    }

    private void path(long index, long from, long to, List<byte[]> hashes) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, hashes);
            hashes.add(subtree(middle, to));
        } else {
            path(index, middle, to, hashes);
            hashes.add(subtree(from, middle));
        }
    }

    /** @throws IllegalArgumentException unless 1 ≤ from ≤ to */
    public ConsistencyProof consistency(long from, long to) {
        if (from < 1 || from > to) {
            throw new IllegalArgumentException("No proof leads from " + from + " to " + to + " leaves");
        }
        var hashes = new ArrayList<byte[]>();
        if (from < to) {
            consistent(from, 0, to, true, hashes);
        }
        return new ConsistencyProof(from, to, hashes);
    }

    /** RFC 6962 section 2.1.2, SUBPROOF: {@code known} says that the verifier holds this subtree's root already. */
    private void consistent(long earlier, long from, long to, boolean known, List<byte[]> hashes) {
        if (earlier == to) {
            if (!known) {
                hashes.add(subtree(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlier <= middle) {
            consistent(earlier, from, middle, known, hashes);
            hashes.add(subtree(middle, to));
        } else {
            consistent(earlier, middle, to, false, hashes);
            hashes.add(subtree(from, middle));
        }
    }

    private byte[] subtree(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.hash(level, from >> level);
        }
        long middle = from + split(width);
        return Rfc6962.nodeHash(subtree(from, middle), subtree(middle, to));
    }

    /** The largest power of two below n. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }
}
