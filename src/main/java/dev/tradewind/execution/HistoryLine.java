package dev.tradewind.execution;

import dev.tradewind.quantity.Hashes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of an execution's history, with the fencing number under which it was written.
 *
 * @param number from 1 without gaps; null in what was written before lines were numbered
 * @param moved what became of the execution or of a step, as {@link Moved} writes it; null where nothing moved
 * @param digest SHA-256 over the digest of the line before and all of this one; null without a number
 */
public record HistoryLine(
        Instant at,
        long fence,
        String line,
        @Nullable Integer number,
        @Nullable String moved,
        @Nullable String digest) {

    /** The next line after the one of that number and digest. */
    static HistoryLine after(int last, String lastDigest, Instant at, long fence, @Nullable Moved moved, String line) {
        var text = moved == null ? null : moved.text();
        return new HistoryLine(at, fence, line, last + 1, text, digest(lastDigest, last + 1, at, fence, text, line));
    }

    /** What the digest of a line must be. The words come last, since they alone may hold line breaks. */
    static String digest(String before, int number, Instant at, long fence, @Nullable String moved, String line) {
        return Hashes.sha256(
                String.join("\n", before, "" + number, at.toString(), "" + fence, moved == null ? "" : moved, line));
    }
}
