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

    private byte[] @Nullable [] known = new byte[REMEMBERED] @Nullable [];
    private final @Nullable String[] texts = new @Nullable String[REMEMBERED];
    private int asked;
    private int found;
    private boolean remembers = true;

    /** @param escaped whether a doubled quotation mark stands for one */
    String text(byte[] in, int from, int to, boolean escaped) {
        if (from == to) {
            return "";
        }
        return remembers ? remembered(in, from, to, escaped) : fresh(in, from, to, escaped);
    }

    private String remembered(byte[] in, int from, int to, boolean escaped) {
        var slot = slot(in, from, to);
        var bytes = known[slot];
        var text = texts[slot];
        if (++asked == TRIAL) {
            remembers = found >= WORTH;
            asked = 0;
            found = 0;
        }
        if (bytes != null && text != null && Arrays.equals(bytes, 0, bytes.length, in, from, to)) {
            found++;
            return text;
        }
        var fresh = fresh(in, from, to, escaped);
        known[slot] = Arrays.copyOfRange(in, from, to);
        texts[slot] = fresh;
        return fresh;
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
