package dev.tradewind.connector;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one column. Most columns say the same few hundred things a million times; each is made into text once, so that
 * equal cells mostly are the same object, whose hash is known. A column that hardly ever repeats itself is not remembered.
 */
final class CellTexts {
    private static final int REMEMBERED = 1 << 10;
    private static final int TRIAL = 1 << 13;
    private static final int WORTH = TRIAL / 8;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final byte[] @Nullable [] known = new byte[REMEMBERED] @Nullable [];
    private final @Nullable String[] texts = new @Nullable String[REMEMBERED];
    private final @Nullable String[] cleaned = new @Nullable String[REMEMBERED];
    private int asked;
    private int found;
    private boolean remembers = true;

    /** @param escaped whether a doubled quotation mark stands for one */
    String text(byte[] in, int from, int to, boolean escaped) {
        if (from == to) {
            return "";
        }
        return remembers ? String.valueOf(texts[remembered(in, from, to, escaped)]) : fresh(in, from, to, escaped);
    }

    /** As {@link Cells#text} has it. */
    @Nullable
    String cleaned(byte[] in, int from, int to, boolean escaped) {
        if (from == to) {
            return null;
        }
        return remembers ? cleaned[remembered(in, from, to, escaped)] : Cells.text(fresh(in, from, to, escaped));
    }

    /** Where the text is remembered from now on. */
    private int remembered(byte[] in, int from, int to, boolean escaped) {
        var slot = slot(in, from, to);
        var bytes = known[slot];
        if (++asked == TRIAL) {
            remembers = found >= WORTH;
            asked = 0;
            found = 0;
        }
        if (bytes != null && bytes.length == to - from && same(bytes, in, from)) {
            found++;
            return slot;
        }
        var fresh = fresh(in, from, to, escaped);
        known[slot] = Arrays.copyOfRange(in, from, to);
        texts[slot] = fresh;
        cleaned[slot] = Cells.text(fresh);
        return slot;
    }

    /** Eight bytes at a time, the last eight overlapping those before; cells are short, and the library's comparison takes longer. */
    private static boolean same(byte[] bytes, byte[] in, int from) {
        var last = bytes.length - Long.BYTES;
        if (last < 0) {
            for (var i = 0; i < bytes.length; i++) {
                if (bytes[i] != in[from + i]) {
                    return false;
                }
            }
            return true;
        }
        for (var i = 0; i < last; i += Long.BYTES) {
            if ((long) LONG.get(bytes, i) != (long) LONG.get(in, from + i)) {
                return false;
            }
        }
        return (long) LONG.get(bytes, last) == (long) LONG.get(in, from + last);
    }

    private static int slot(byte[] in, int from, int to) {
        var hash = to - from + SPREAD;
        var at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = (hash ^ (long) LONG.get(in, at)) * SPREAD;
            hash ^= hash >>> 32;
        }
        for (; at < to; at++) {
            hash = (hash ^ in[at]) * SPREAD;
        }
        return (int) (hash >>> 40) & (REMEMBERED - 1);
    }

    static String fresh(byte[] in, int from, int to, boolean escaped) {
        var text = new String(in, from, to - from, StandardCharsets.UTF_8);
        return escaped ? text.replace("\"\"", "\"") : text;
    }
}
