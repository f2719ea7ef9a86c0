package dev.tradewind.audit.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The public key of a witness: somebody who co-signs checkpoints of a log after seeing that each continues the one before
 * (C2SP tlog-cosignature, {@code cosignature/v1}).
 *
 * @param publicKey the 32 bytes of the key
 */
public record WitnessKey(String name, byte[] publicKey) {
    private static final int SIGNATURE_BYTES = 8 + 64;

    public WitnessKey {
        publicKey = new Vkey(name, Vkey.WITNESS, publicKey).publicKey();
    }

    /** @throws IllegalArgumentException if this is no vkey of a witness or its id does not belong to it */
    public static WitnessKey parse(String vkey) {
        var parsed = Vkey.parse(vkey, Vkey.WITNESS);
        return new WitnessKey(parsed.name(), parsed.publicKey());
    }

    /** Whether a vkey is that of a witness, not of a log. */
    public static boolean writtenIn(String vkey) {
        var parts = vkey.strip().split("\\+", 3);
        try {
            var bytes = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
            return bytes.length > 0 && bytes[0] == Vkey.WITNESS;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public String vkey() {
        return new Vkey(name, Vkey.WITNESS, publicKey).text();
    }

    public int id() {
        return new Vkey(name, Vkey.WITNESS, publicKey).id();
    }

    /** When this witness co-signed the note, by its own clock; empty if no signature on it is by this key. */
    public Optional<Instant> cosigned(SignedNote note) {
        for (var line : note.signatures()) {
            if (line.name().equals(name) && line.keyId() == id() && line.signature().length == SIGNATURE_BYTES) {
                long seconds = ByteBuffer.wrap(line.signature()).getLong();
                var signed = message(note.text(), seconds);
                if (Ed25519.signed(publicKey, signed, Arrays.copyOfRange(line.signature(), 8, SIGNATURE_BYTES))) {
                    return Optional.of(Instant.ofEpochSecond(seconds));
                }
            }
        }
        return Optional.empty();
    }

    /** What a witness signs. */
    static byte[] message(String text, long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WitnessKey key && vkey().equals(key.vkey());
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
