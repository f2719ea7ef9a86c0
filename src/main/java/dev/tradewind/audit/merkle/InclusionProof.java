package dev.tradewind.audit.merkle;

import static dev.tradewind.audit.merkle.ProofCheck.base64;

import java.util.Arrays;
import java.util.List;

/**
 * Shows that a leaf stands at an index of a tree (RFC 9162 section 2.1.3).
 *
 * @param index place of the leaf, from 0
 * @param size leaves in the tree
 * @param hashes siblings from the leaf upwards
 */
public record InclusionProof(long index, long size, List<byte[]> hashes) {
    public InclusionProof {
        hashes = List.copyOf(hashes);
    }

    /** Checks by RFC 9162 section 2.1.3.2 that this leaf leads to this root. */
    public ProofCheck check(byte[] leafHash, byte[] root) {
        if (index < 0 || size < 1 || index >= size) {
            return new ProofCheck.Impossible("No leaf " + index + " in a tree of " + size);
        }
        var expected = length(index, size);
        if (hashes.size() != expected) {
            return new ProofCheck.WrongLength(expected, hashes.size());
        }
        for (var hash : hashes) {
            if (hash.length != Rfc6962.HASH_BYTES) {
                return new ProofCheck.WrongHashSize(hash.length);
            }
        }
        if (leafHash.length != Rfc6962.HASH_BYTES) {
            return new ProofCheck.WrongHashSize(leafHash.length);
        }
        var calculated = rootOf(leafHash);
        return Arrays.equals(calculated, root)
                ? new ProofCheck.Holds()
                : new ProofCheck.RootMismatch(base64(calculated), base64(root));
    }

    private byte[] rootOf(byte[] leafHash) {
        var node = leafHash;
        long place = index;
        long last = size - 1;
        for (var sibling : hashes) {
            if ((place & 1) == 1 || place == last) {
                node = Rfc6962.nodeHash(sibling, node);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                node = Rfc6962.nodeHash(node, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return node;
    }

    /** Siblings on the way up: one per level below the point where leaf and right edge meet, then one per left subtree. */
    static int length(long index, long size) {
        int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
        return inner + Long.bitCount(index >> inner);
    }
}
