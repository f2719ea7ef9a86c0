package dev.tradewind.audit;

import dev.tradewind.audit.merkle.MerkleTree;
import dev.tradewind.audit.merkle.Rfc6962;
import java.util.HexFormat;
import java.util.List;

/** The root (RFC 6962) by which one entry of the log stands for many lines that are kept elsewhere. */
public final class LineRoot {
    private LineRoot() {}

    /** In hex; each line is a leaf. */
    public static String of(List<byte[]> lines) {
        var leaves = lines.stream().map(Rfc6962::leafHash).toList();
        return HexFormat.of().formatHex(MerkleTree.of(leaves).root(leaves.size()));
    }
}
