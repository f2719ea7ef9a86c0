package dev.tradewind.identity.spiffe;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** Checks a JWT-SVID of somebody else. A pure function of the token, the receiver, the keys and the time. */
final class JwtSvid {
    /** Those of the JWT-SVID standard: signatures by a key pair alone, never a shared secret, never none. */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Set<String> TYPES = Set.of("JWT", "JOSE");
    private static final int LONGEST = 16 * 1024;

    private JwtSvid() {}

    sealed interface Checked {
        record Valid(SpiffeId id, Instant expiresAt) implements Checked {}

        record Refused(String why) implements Checked {}
    }

    /**
     * @param audience that it must be issued for
     * @param keys by trust domain; a token counts only against those of its own
     */
    static Checked check(String token, String audience, Map<String, JWKSet> keys, Instant now) {
        try {
            return token.length() > LONGEST
                    ? refused("the token is too long")
                    : check(SignedJWT.parse(token), audience, keys, now);
        } catch (ParseException | JOSEException | IllegalArgumentException | IllegalStateException e) {
            return refused("the token is no JWT-SVID: " + e.getMessage());
        }
    }

    private static Checked check(SignedJWT token, String audience, Map<String, JWKSet> keys, Instant now)
            throws ParseException, JOSEException {
        var header = token.getHeader();
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            return refused("the algorithm " + header.getAlgorithm() + " is not allowed");
        }
        if (header.getType() != null && !TYPES.contains(header.getType().getType())) {
            return refused("the type " + header.getType() + " is not allowed");
        }
        var claims = token.getJWTClaimsSet();
        var subject = claims.getSubject();
        if (subject == null) {
            return refused("the token names nobody");
        }
        var id = SpiffeId.of(subject);
        var trusted = keys.get(id.trustDomain());
        if (trusted == null) {
            return refused("the trust domain " + id.trustDomain() + " is not trusted");
        }
        var key = header.getKeyID() == null ? null : trusted.getKeyByKeyId(header.getKeyID());
        // the keys that sign certificates stand in the same document
        if (key == null
                || key.getKeyUse() == null
                || !"jwt-svid".equals(key.getKeyUse().identifier())) {
            return refused("the key " + header.getKeyID() + " is not in the bundle of " + id.trustDomain());
        }
        if (!token.verify(verifier(key))) {
            return refused("the signature is wrong");
        }
        if (!claims.getAudience().contains(audience)) {
            return refused("the token is for " + claims.getAudience() + ", not for " + audience);
        }
        var ends = claims.getExpirationTime();
        if (ends == null || !now.isBefore(ends.toInstant())) {
            return refused(ends == null ? "the token does not end" : "the token ended at " + ends.toInstant());
        }
        var begins = claims.getNotBeforeTime();
        if (begins != null && now.isBefore(begins.toInstant())) {
            return refused("the token does not count before " + begins.toInstant());
        }
        return new Checked.Valid(id, ends.toInstant());
    }

    /** By the kind of the key, not by what the token claims; each refuses algorithms of the other kind. */
    private static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa.toPublicJWK());
            case ECKey ec -> new ECDSAVerifier(ec.toPublicJWK());
            default -> throw new JOSEException("a key of kind " + key.getKeyType());
        };
    }

    private static Checked refused(String why) {
        return new Checked.Refused(why);
    }
}
