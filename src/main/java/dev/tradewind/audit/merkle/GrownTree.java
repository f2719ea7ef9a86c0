package dev.tradewind.audit.merkle;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A tree in memory that grows leaf by leaf and keeps every complete subtree. The hashes of a level lie one after another in blocks: a
 * million of them as objects would cost more to keep than to compute. Not thread-safe.
 */
public final class GrownTree {
    private final MessageDigest digest = Rfc6962.sha256();
    private final List<Level> levels = new ArrayList<>(List.of(new Level()));

    /** Appends an entry: the bytes of the buffer from there on. */
    public void appendEntry(byte[] buffer, int from, int length) {
        digest.update((byte) 0);
        digest.update(buffer, from, length);
        finish(levels.getFirst());
        complete();
    }

    public void append(byte[] leafHash) {
        var leaves = levels.getFirst();
        int at = Level.offset(leaves.count);
        System.arraycopy(leafHash, 0, leaves.next(), at, Rfc6962.HASH_BYTES);
        complete();
    }

    private void complete() {
        for (int level = 0; (levels.get(level).count & 1) == 0; level++) {
            if (level + 1 == levels.size()) {
                levels.add(new Level());
            }
            var below = levels.get(level);
            int left = below.count - 2; // and the right one behind it, in the same block
            digest.update((byte) 1);
            digest.update(below.block(left), Level.offset(left), 2 * Rfc6962.HASH_BYTES);
            finish(levels.get(level + 1));
        }
    }

    private void finish(Level level) {
        try {
            int at = Level.offset(level.count);
            digest.digest(level.next(), at, Rfc6962.HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("A SHA-256 must fit into 32 bytes", e);
        }
    }

    public int size() {
        return levels.getFirst().count;
    }

    /** A view; it must not be used beyond the next append. */
    public List<byte[]> leafHashes() {
        return levels.getFirst();
    }

    public MerkleTree tree() {
        return new MerkleTree((level, place) -> levels.get(level).get(Math.toIntExact(place)));
    }

    private static final class Level extends AbstractList<byte[]> {
        /** Hashes of a block; even, so that a pair never spans two. */
        private static final int BLOCK = 8_192;

        private final List<byte[]> blocks = new ArrayList<>();
        private int count;

        static int offset(int index) {
            return index % BLOCK * Rfc6962.HASH_BYTES;
        }

        byte[] block(int index) {
            return blocks.get(index / BLOCK);
        }

        /** The block that takes the next hash, which counts from now on. */
        byte[] next() {
            if (count / BLOCK == blocks.size()) {
                blocks.add(new byte[BLOCK * Rfc6962.HASH_BYTES]);
            }
            return block(count++);
        }

        @Override
        public byte[] get(int index) {
            if (index < 0 || index >= count) {
                throw new IndexOutOfBoundsException("No hash " + index + " among " + count);
            }
            return Arrays.copyOfRange(block(index), offset(index), offset(index) + Rfc6962.HASH_BYTES);
        }

        @Override
        public int size() {
            return count;
        }
    }
}
