package dev.tradewind.audit.merkle;

import java.util.Base64;

/**
 * A log's promise: at this size, this root (C2SP tlog-checkpoint).
 *
 * @param origin which log
 * @param size leaves
 * @param root 32 bytes
 */
public record Checkpoint(String origin, long size, byte[] root) {
    public Checkpoint {
        if (origin.isBlank() || size < 0 || root.length != Rfc6962.HASH_BYTES) {
            throw new IllegalArgumentException(
                    "No checkpoint: origin '" + origin + "', size " + size + ", root of " + root.length + " bytes");
        }
    }

    /** @throws IllegalArgumentException if the text of the note is no checkpoint; lines after the third are extensions */
    public static Checkpoint parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length < 4) {
            throw new IllegalArgumentException("A checkpoint has three lines: origin, size and root");
        }
        if (!lines[1].matches("0|[1-9][0-9]{0,18}")) {
            throw new IllegalArgumentException("The checkpoint's size '" + lines[1] + "' is no plain number");
        }
        return new Checkpoint(
                lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }

    public String text() {
        return origin + "\n" + size + "\n" + rootBase64() + "\n";
    }

    public String rootBase64() {
        return Base64.getEncoder().encodeToString(root);
    }
}
