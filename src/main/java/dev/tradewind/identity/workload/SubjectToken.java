package dev.tradewind.identity.workload;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tradewind.quantity.Hashes;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A token as it came, read and not believed: its signature is checked elsewhere. */
record SubjectToken(SignedJWT jwt, JWTClaimsSet claims, String issuer, String subject, List<String> audience) {
    static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256, JWSAlgorithm.EdDSA);
    private static final int LONGEST = 16_384;

    /** @throws ParseException when it is no signed token of an algorithm that counts, or lacks iss, sub or exp */
    static SubjectToken parse(String text) throws ParseException {
        if (text.length() > LONGEST) {
            throw new ParseException("longer than " + LONGEST + " characters", 0);
        }
        SignedJWT jwt;
        try {
            jwt = SignedJWT.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new ParseException("no signed token", 0);
        }
        if (!ALGORITHMS.contains(jwt.getHeader().getAlgorithm())) {
            throw new ParseException("algorithm " + jwt.getHeader().getAlgorithm() + " does not count", 0);
        }
        var critical = jwt.getHeader().getCriticalParams();
        if (critical != null && !critical.isEmpty()) {
            throw new ParseException("it has critical parameters that nobody here understands", 0);
        }
        var claims = jwt.getJWTClaimsSet();
        var issuer = claims.getIssuer();
        var subject = claims.getSubject();
        if (issuer == null || subject == null || subject.isBlank() || claims.getExpirationTime() == null) {
            throw new ParseException("it lacks iss, sub or exp", 0);
        }
        return new SubjectToken(jwt, claims, issuer, subject, List.copyOf(claims.getAudience()));
    }

    /** A claim as text; null where there is none, or it is a list or an object. */
    @Nullable
    String claim(String name) {
        return switch (claims.getClaim(name)) {
            case String text -> text;
            case Boolean yesOrNo -> yesOrNo.toString();
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case null, default -> null;
        };
    }

    /** Why it does not count at this time; null when it does. */
    @Nullable
    String untimely(Instant now, Duration leeway) {
        if (!now.isBefore(expiry().plus(leeway))) {
            return "it has expired";
        }
        if (later(claims.getNotBeforeTime(), now.plus(leeway))) {
            return "it is not valid yet (nbf)";
        }
        if (claims.getIssueTime() == null) {
            return "it does not say when it was issued (iat)";
        }
        return later(claims.getIssueTime(), now.plus(leeway)) ? "it was issued in the future (iat)" : null;
    }

    private static boolean later(@Nullable Date date, Instant than) {
        return date != null && date.toInstant().isAfter(than);
    }

    Instant expiry() {
        return claims.getExpirationTime().toInstant();
    }

    /**
     * By what it is known again: its jti, else what was signed. Never the signature, of which there can be a second one
     * that is also right.
     */
    String fingerprint() {
        var jti = claims.getJWTID();
        return Hashes.sha256(
                jti == null || jti.isBlank()
                        ? "signed " + new String(jwt.getSigningInput(), StandardCharsets.US_ASCII)
                        : "jti " + jti);
    }
}
