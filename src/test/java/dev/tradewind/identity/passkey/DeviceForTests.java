package dev.tradewind.identity.passkey;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** An authenticator with one P-256 key, written by the WebAuthn text and not by the library that checks it. */
public final class DeviceForTests {
    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int WITH_KEY = 0x40;

    private final String relyingParty;
    private final KeyPair keys;
    private final byte[] id = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);

    public String origin;
    public boolean verifies = true;
    public int counter = 1;

    public DeviceForTests(String relyingParty, String origin) throws GeneralSecurityException {
        this.relyingParty = relyingParty;
        this.origin = origin;
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    public String id() {
        return base64(id);
    }

    /** The answer to {@code navigator.credentials.create}. */
    public String create(byte[] challenge) throws GeneralSecurityException {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key =
                join(hex("a5010203262001215820"), fixed(point.getAffineX()), hex("225820"), fixed(point.getAffineY()));
        var data = join(
                head(PRESENT | (verifies ? VERIFIED : 0) | WITH_KEY),
                new byte[16],
                new byte[] {0, (byte) id.length},
                id,
                key);
        // {"fmt": "none", "attStmt": {}, "authData": data}
        var attestation = join(
                hex("a363666d74646e6f6e656761747453746d74a068617574684461746158"),
                new byte[] {(byte) data.length},
                data);
        return """
                {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "clientExtensionResults": {},
                 "response": {"clientDataJSON": "%2$s", "attestationObject": "%3$s", "transports": ["internal"]}}""".formatted(id(), base64(client("webauthn.create", challenge)), base64(attestation));
    }

    /** The answer to {@code navigator.credentials.get}. */
    public String get(byte[] challenge, byte[] handle) throws GeneralSecurityException {
        var client = client("webauthn.get", challenge);
        var data = head(PRESENT | (verifies ? VERIFIED : 0));
        var signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(keys.getPrivate());
        signer.update(data);
        signer.update(sha256(client));
        return """
                {"id": "%1$s", "rawId": "%1$s", "type": "public-key", "clientExtensionResults": {},
                 "response": {"clientDataJSON": "%2$s", "authenticatorData": "%3$s", "signature": "%4$s", "userHandle": "%5$s"}}""".formatted(id(), base64(client), base64(data), base64(signer.sign()), base64(handle));
    }

    private byte[] head(int flags) throws GeneralSecurityException {
        return ByteBuffer.allocate(37)
                .put(sha256(relyingParty.getBytes(StandardCharsets.UTF_8)))
                .put((byte) flags)
                .putInt(counter)
                .array();
    }

    private byte[] client(String type, byte[] challenge) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, base64(challenge), origin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fixed(BigInteger coordinate) {
        var bytes = coordinate.toByteArray();
        var wide = new byte[32];
        int from = Math.max(0, bytes.length - 32);
        System.arraycopy(bytes, from, wide, 32 - (bytes.length - from), bytes.length - from);
        return wide;
    }

    private static byte[] join(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (var part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
