package dev.tradewind.identity.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.junit.jupiter.api.Test;

/** Which key signed a token; Ed25519 by the vector of RFC 8037, appendix A, too. */
class SignaturesTest {
    private static final JWTClaimsSet CLAIMS =
            new JWTClaimsSet.Builder().subject("repo:acme/deploy").build();

    @Test
    void ed25519AsPublished() throws ParseException {
        var key = new OctetKeyPair.Builder(Curve.Ed25519, new Base64URL("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"))
                .build();
        var signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
                + ".hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";

        assertThat(Signatures.by(key, SignedJWT.parse(signed))).isTrue();
        assertThat(Signatures.by(key, SignedJWT.parse(signed.replace("RXhh", "RXhi"))))
                .isFalse();
    }

    @Test
    void ed25519OfOneKeyIsNotOfAnother() throws ParseException {
        var key = IssuerForTests.ed25519("ed");
        var token = SignedJWT.parse(IssuerForTests.sign(key, CLAIMS));

        assertThat(Signatures.by(key.toPublicJWK(), token)).isTrue();
        assertThat(Signatures.by(IssuerForTests.ed25519("ed").toPublicJWK(), token))
                .isFalse();
    }

    @Test
    void aKeyOfAnotherKindNeverMatches() throws ParseException {
        var keys = java.util.List.<JWK>of(IssuerForTests.rsa("k"), IssuerForTests.ec("k"), IssuerForTests.ed25519("k"));
        for (var signer : keys) {
            var token = SignedJWT.parse(IssuerForTests.sign(signer, CLAIMS));
            for (var key : keys) {
                assertThat(Signatures.by(key.toPublicJWK(), token))
                        .as("%s by %s", key.getKeyType(), signer.getKeyType())
                        .isEqualTo(key == signer);
            }
        }
    }

    @Test
    void aKeyForEncryptionOrAnotherCurveSignsNothing() throws ParseException {
        var key = IssuerForTests.ed25519("ed");
        var token = SignedJWT.parse(IssuerForTests.sign(key, CLAIMS));

        assertThat(Signatures.by(
                        new OctetKeyPair.Builder(Curve.Ed25519, key.getX())
                                .keyUse(KeyUse.ENCRYPTION)
                                .build(),
                        token))
                .isFalse();
        assertThat(Signatures.by(new OctetKeyPair.Builder(Curve.X25519, key.getX()).build(), token))
                .isFalse();
    }

    @Test
    void aCutOffSignatureOrKeyIsNone() throws ParseException {
        var key = IssuerForTests.ed25519("ed");
        var whole = IssuerForTests.sign(key, CLAIMS);
        var half = SignedJWT.parse(whole.substring(0, whole.length() - 20));
        var shortKey = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(new byte[7])).build();

        assertThat(Signatures.by(key.toPublicJWK(), half)).isFalse();
        assertThat(Signatures.by(shortKey, SignedJWT.parse(whole))).isFalse();
    }
}
