package dev.tradewind.audit.merkle;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The secret half of a log's key. Written as {@code PRIVATE+KEY+name+hex id+base64(0x01 ‖ seed)}, as Go's note tools do. */
public final class NoteSigner {
    private static final String HEAD = "PRIVATE+KEY+";
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final NoteKey key;
    private final byte[] seed;
    private final PrivateKey secret;

    private NoteSigner(String name, byte[] seed) throws GeneralSecurityException {
        this.seed = seed.clone();
        this.secret = KeyFactory.getInstance("Ed25519")
                .generatePrivate(new PKCS8EncodedKeySpec(
                        ByteBuffer.allocate(48).put(PKCS8_HEAD).put(seed).array()));
        this.key = new NoteKey(name, publicOf(seed));
    }

    /** A new key from this source of randomness. */
    public static NoteSigner generate(String name, SecureRandom random) {
        var seed = new byte[32];
        random.nextBytes(seed);
        return of(name, seed);
    }

    /** @throws IllegalArgumentException if the text is no secret key of this form; the message does not repeat it */
    public static NoteSigner parse(String text) {
        var line = text.strip();
        if (!line.startsWith(HEAD)) {
            throw new IllegalArgumentException("This is no secret note key: it must start with " + HEAD);
        }
        var parts = line.substring(HEAD.length()).split("\\+", 3);
        var bytes = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
        if (bytes.length != 33 || bytes[0] != 1) {
            throw new IllegalArgumentException("The secret note key is cut off or not of type Ed25519");
        }
        var signer = of(parts[0], Arrays.copyOfRange(bytes, 1, 33));
        if (!signer.key.hexId().equals(parts[1])) {
            throw new IllegalArgumentException("The secret note key's id does not belong to it; it was altered");
        }
        return signer;
    }

    private static NoteSigner of(String name, byte[] seed) {
        try {
            return new NoteSigner(name, seed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no Ed25519", e);
        }
    }

    /** Java derives the public half only while it generates a pair, so it is given the seed as its randomness. */
    private static byte[] publicOf(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(255, new Fixed(seed));
        var encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    public NoteKey key() {
        return key;
    }

    /** The line to keep in a file that only its owner reads. */
    public String secretLine() {
        var typed = ByteBuffer.allocate(33).put((byte) 1).put(seed).array();
        return HEAD + key.name() + "+" + key.hexId() + "+" + Base64.getEncoder().encodeToString(typed);
    }

    /** The text as a signed note. */
    public SignedNote sign(String text) {
        try {
            var signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return SignedNote.unsigned(text).with(key.name(), key.id(), signing.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java platform has no Ed25519", e);
        }
    }

    private static final class Fixed extends SecureRandom {
        private final byte[] bytes;

        Fixed(byte[] bytes) {
            super(null, null);
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] target) {
            System.arraycopy(bytes, 0, target, 0, target.length);
        }
    }
}
