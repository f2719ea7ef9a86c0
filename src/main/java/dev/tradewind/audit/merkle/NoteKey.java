package dev.tradewind.audit.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a log's Ed25519 key, written as a C2SP vkey: {@code name+hex id+base64(0x01 ‖ key)}.
 *
 * @param name of the log, its origin
 * @param publicKey the 32 bytes of the key
 */
public record NoteKey(String name, byte[] publicKey) {
    private static final byte ED25519 = 1;
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    public NoteKey {
        if (name.isEmpty() || name.chars().anyMatch(c -> c == '+' || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("A key's name has neither spaces nor '+': '" + name + "'");
        }
        if (publicKey.length != 32) {
            throw new IllegalArgumentException("An Ed25519 key has 32 bytes, not " + publicKey.length);
        }
        publicKey = publicKey.clone();
    }

    /** @throws IllegalArgumentException if this is no Ed25519 vkey or its id does not belong to it */
    public static NoteKey parse(String vkey) {
        var parts = vkey.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("'" + vkey + "' is no vkey: expected name+id+key");
        }
        var bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length != 33 || bytes[0] != ED25519) {
            throw new IllegalArgumentException("'" + vkey + "' holds no Ed25519 key");
        }
        var key = new NoteKey(parts[0], Arrays.copyOfRange(bytes, 1, 33));
        if (!key.hexId().equals(parts[1])) {
            throw new IllegalArgumentException("'" + vkey + "' states the id " + parts[1] + ", its key has "
                    + key.hexId() + ". Maybe it was altered or cut off?");
        }
        return key;
    }

    public String vkey() {
        return name + "+" + hexId() + "+" + Base64.getEncoder().encodeToString(typed());
    }

    /** First four bytes of SHA-256(name ‖ newline ‖ type ‖ key). */
    public int id() {
        var digest = Rfc6962.sha256();
        digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(digest.digest(typed())).getInt();
    }

    public String hexId() {
        return HexFormat.of().toHexDigits(id());
    }

    public boolean signed(byte[] text, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(javaKey());
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of the wrong length or form is simply none
        }
    }

    private PublicKey javaKey() throws GeneralSecurityException {
        var encoded = ByteBuffer.allocate(X509_HEAD.length + 32).put(X509_HEAD).put(publicKey);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.array()));
    }

    private byte[] typed() {
        return ByteBuffer.allocate(33).put(ED25519).put(publicKey).array();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey key && vkey().equals(key.vkey());
    }

    @Override
    public int hashCode() {
        return id();
    }

    @Override
    public String toString() {
        return vkey();
    }
}
