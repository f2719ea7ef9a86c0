package dev.tradewind.audit.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key as C2SP writes it: {@code name+hex id+base64(type ‖ key)}.
 *
 * @param type 1 for the Ed25519 key of a log, 4 for that of a witness that states a time
 * @param publicKey its 32 bytes
 */
record Vkey(String name, byte type, byte[] publicKey) {
    static final byte LOG = 1;
    static final byte WITNESS = 4;

    Vkey {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("A key's name has neither spaces nor '+': '" + name + "'");
        }
        if (publicKey.length != 32) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes, not " + publicKey.length);
        }
        publicKey = publicKey.clone();
    }

    /** @throws IllegalArgumentException if this is no vkey of that type or its id does not belong to it */
    static Vkey parse(String vkey, byte type) {
        var parts = vkey.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("'" + vkey + "' is no vkey: expected name+id+key");
        }
        var bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length != 33 || bytes[0] != type) {
            throw new IllegalArgumentException(
                    "'" + vkey + "' holds no Ed25519 key" + (type == WITNESS ? " of a witness (type 4)" : ""));
        }
        var key = new Vkey(parts[0], type, Arrays.copyOfRange(bytes, 1, 33));
        if (!key.hexId().equals(parts[1])) {
            throw new IllegalArgumentException("'" + vkey + "' states the id " + parts[1] + ", its key has "
                    + key.hexId() + ". Maybe it was altered or cut off?");
        }
        return key;
    }

    String text() {
        return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    /** First four bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
    int id() {
        var digest = Rfc6962.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest(typed())).getInt();
    }

    String hexId() {
        return HexFormat.of().toHexDigits(id());
    }

    private byte[] typed() {
        return ByteBuffer.allocate(33).put(type).put(publicKey).array();
    }
}
