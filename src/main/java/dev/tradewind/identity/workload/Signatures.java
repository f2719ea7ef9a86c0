package dev.tradewind.identity.workload;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Whether a key signed a token. The kind of the key decides with which algorithm, the token has no say in it. */
final class Signatures {
    private static final int SMALLEST_RSA = 2048;

    /** What stands before the 32 bytes of an Ed25519 key in X.509 form (RFC 8410). */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private Signatures() {}

    static boolean by(JWK key, SignedJWT jwt) {
        var algorithm = jwt.getHeader().getAlgorithm();
        if (KeyUse.ENCRYPTION.equals(key.getKeyUse())
                || (key.getAlgorithm() != null && !key.getAlgorithm().equals(algorithm))) {
            return false;
        }
        try {
            return switch (key) {
                case RSAKey rsa ->
                    algorithm.equals(JWSAlgorithm.RS256)
                            && rsa.size() >= SMALLEST_RSA
                            && jwt.verify(new RSASSAVerifier(rsa.toRSAPublicKey()));
                case ECKey ec ->
                    algorithm.equals(JWSAlgorithm.ES256)
                            && ec.getCurve().equals(Curve.P_256)
                            && jwt.verify(new ECDSAVerifier(ec.toECPublicKey()));
                case OctetKeyPair pair ->
                    algorithm.equals(JWSAlgorithm.EdDSA) && pair.getCurve().equals(Curve.Ed25519) && ed25519(pair, jwt);
                default -> false;
            };
        } catch (JOSEException | GeneralSecurityException | IllegalStateException wrong) {
            return false; // a signature of the wrong length or form is simply none
        }
    }

    private static boolean ed25519(OctetKeyPair pair, SignedJWT jwt) throws GeneralSecurityException {
        var x = pair.getDecodedX();
        var encoded = new byte[ED25519.length + x.length];
        System.arraycopy(ED25519, 0, encoded, 0, ED25519.length);
        System.arraycopy(x, 0, encoded, ED25519.length, x.length);
        var check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        check.update(jwt.getSigningInput());
        return check.verify(jwt.getSignature().decode());
    }
}
