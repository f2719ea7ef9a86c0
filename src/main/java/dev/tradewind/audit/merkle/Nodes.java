package dev.tradewind.audit.merkle;

/** Where a tree's complete subtrees are kept. */
@FunctionalInterface
public interface Nodes {
    /** The root of the leaves [place · 2^level, (place + 1) · 2^level); level 0 is the leaf hash itself. */
    byte[] hash(int level, long place);
}
