package dev.tradewind.audit.merkle;

import static dev.tradewind.audit.merkle.ProofCheck.base64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shows that an earlier tree is the beginning of a later one (RFC 9162 section 2.1.4).
 *
 * @param from leaves in the earlier tree
 * @param to leaves in the later tree
 */
public record ConsistencyProof(long from, long to, List<byte[]> hashes) {
    public ConsistencyProof {
        hashes = List.copyOf(hashes);
    }

    /** Checks by RFC 9162 section 2.1.4.2. Nothing can be shown about a tree without leaves. */
    public ProofCheck check(byte[] earlierRoot, byte[] laterRoot) {
        if (from < 1 || to < from) {
            return new ProofCheck.Impossible("No proof leads from " + from + " to " + to + " leaves");
        }
        for (var hash : hashes) {
            if (hash.length != Rfc6962.HASH_BYTES) {
                return new ProofCheck.WrongHashSize(hash.length);
            }
        }
        if (from == to) {
            if (!hashes.isEmpty()) {
                return new ProofCheck.WrongLength(0, hashes.size());
            }
            return Arrays.equals(earlierRoot, laterRoot)
                    ? new ProofCheck.Holds()
                    : new ProofCheck.RootMismatch(base64(earlierRoot), base64(laterRoot));
        }
        return climb(earlierRoot, laterRoot);
    }

    private ProofCheck climb(byte[] earlierRoot, byte[] laterRoot) {
        var expected = length();
        if (hashes.size() != expected) {
            return new ProofCheck.WrongLength(expected, hashes.size());
        }
        var path = new ArrayList<>(hashes);
        if (Long.bitCount(from) == 1) {
            path.addFirst(earlierRoot); // a whole subtree is its own first hash, so the proof leaves it out
        }
        long place = from - 1;
        long last = to - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        var earlier = path.getFirst();
        var later = path.getFirst();
        for (var sibling : path.subList(1, path.size())) {
            if ((place & 1) == 1 || place == last) {
                earlier = Rfc6962.nodeHash(sibling, earlier);
                later = Rfc6962.nodeHash(sibling, later);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                later = Rfc6962.nodeHash(later, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        if (!Arrays.equals(earlier, earlierRoot)) {
            return new ProofCheck.EarlierRootMismatch(base64(earlier), base64(earlierRoot));
        }
        return Arrays.equals(later, laterRoot)
                ? new ProofCheck.Holds()
                : new ProofCheck.RootMismatch(base64(later), base64(laterRoot));
    }

    /** The proof is that of the earlier tree's last complete subtree, seen as a leaf of its own level. */
    private int length() {
        int whole = Long.numberOfTrailingZeros(from);
        int up = InclusionProof.length((from - 1) >> whole, ((to - 1) >> whole) + 1);
        return Long.bitCount(from) == 1 ? up : up + 1;
    }
}
