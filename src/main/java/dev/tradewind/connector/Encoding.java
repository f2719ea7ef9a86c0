package dev.tradewind.connector;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Tells the encoding of a text by its first bytes. */
final class Encoding {
    private Encoding() {}

    /** Leaves the stream behind a byte order mark. */
    static Charset of(BufferedInputStream in) throws IOException {
        in.mark(8);
        var head = in.readNBytes(4);
        in.reset();
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
            return StandardCharsets.UTF_8;
        }
        if (starts(head, 0xFF, 0xFE, 0, 0)) {
            in.skipNBytes(4);
            return Charset.forName("UTF-32LE");
        }
        if (starts(head, 0xFF, 0xFE)) {
            in.skipNBytes(2);
            return StandardCharsets.UTF_16LE;
        }
        if (starts(head, 0xFE, 0xFF)) {
            in.skipNBytes(2);
            return StandardCharsets.UTF_16BE;
        }
        // A Latin letter in UTF-16 without a mark has its zero byte behind or in front of it.
        if (head.length == 4 && head[0] != 0 && head[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length == 4 && head[0] == 0 && head[1] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean starts(byte[] head, int... mark) {
        if (head.length < mark.length) {
            return false;
        }
        for (var i = 0; i < mark.length; i++) {
            if ((head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
