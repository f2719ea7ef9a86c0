package dev.tradewind.audit.merkle;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Checks signatures by raw public keys of 32 bytes. */
final class Ed25519 {
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static boolean signed(byte[] publicKey, byte[] text, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(javaKey(publicKey));
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature of the wrong length or form is simply none
        }
    }

    private static PublicKey javaKey(byte[] publicKey) throws GeneralSecurityException {
        var encoded = ByteBuffer.allocate(X509_HEAD.length + 32).put(X509_HEAD).put(publicKey);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded.array()));
    }
}
