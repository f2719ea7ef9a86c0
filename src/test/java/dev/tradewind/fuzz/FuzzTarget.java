package dev.tradewind.fuzz;

import java.util.List;

/**
 * A parser that strangers reach. What it may answer with, by its contract, ends quietly here; everything else it throws is a
 * finding.
 */
public interface FuzzTarget {
    /** @throws Exception a broken promise of the parser */
    void read(byte[] input) throws Exception;

    /** Well-formed inputs that cannot lie about as files, because they are signed or packed. */
    default List<byte[]> seeds() throws Exception {
        return List.of();
    }
}
