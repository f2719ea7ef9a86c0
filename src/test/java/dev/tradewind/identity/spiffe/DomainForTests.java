package dev.tradewind.identity.spiffe;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** A trust domain with an authority for certificates and a key for tokens, which can be rotated. */
final class DomainForTests {
    final String name;
    private final KeyPair authority = CertificatesForTests.keys();
    private ECKey tokens = newKey();

    DomainForTests(String name) {
        this.name = name;
    }

    private static ECKey newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(new KeyUse("jwt-svid"))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tokens signed before no longer hold once the bundle is told. */
    void rotate() {
        tokens = newKey();
    }

    ECKey key() {
        return tokens;
    }

    JWKSet bundle() {
        return new JWKSet(tokens.toPublicJWK());
    }

    byte[] authorityCertificate(Instant now) {
        return CertificatesForTests.certificate(
                "spiffe://" + name, authority, authority, true, now.minusSeconds(60), now.plus(Duration.ofDays(30)));
    }

    /** A message of an X.509-SVID with its bundle. */
    Fields svid(String path, Instant now, Duration life) {
        var keys = CertificatesForTests.keys();
        var uri = "spiffe://" + name + path;
        return new Fields()
                .with(1, uri)
                .with(
                        2,
                        CertificatesForTests.certificate(
                                uri, keys, authority, false, now.minusSeconds(60), now.plus(life)))
                .with(3, keys.getPrivate().getEncoded())
                .with(4, authorityCertificate(now));
    }

    String token(String path, String audience, Instant endsAt) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .keyID(tokens.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .subject("spiffe://" + name + path)
                        .audience(audience)
                        .expirationTime(Date.from(endsAt))
                        .build());
    }

    String sign(JWSHeader header, JWTClaimsSet claims) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(tokens));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
