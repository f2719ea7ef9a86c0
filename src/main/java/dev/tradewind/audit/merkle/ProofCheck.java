package dev.tradewind.audit.merkle;

import java.util.Base64;

/** What came of checking a proof. Only {@link Holds} is good; each other answer names what does not fit. */
public sealed interface ProofCheck {
    record Holds() implements ProofCheck {}

    /** The sizes or index cannot belong to any tree. */
    record Impossible(String why) implements ProofCheck {}

    /** The proof has another number of hashes than a tree of this shape demands. */
    record WrongLength(int expected, int actual) implements ProofCheck {}

    /** A hash in the proof or a root is not 32 bytes long. */
    record WrongHashSize(int bytes) implements ProofCheck {}

    /** The proof leads to another root than the one stated. */
    record RootMismatch(String calculated, String stated) implements ProofCheck {}

    /** The earlier tree is no beginning of the later one. */
    record EarlierRootMismatch(String calculated, String stated) implements ProofCheck {}

    default boolean holds() {
        return this instanceof Holds;
    }

    static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }
}
