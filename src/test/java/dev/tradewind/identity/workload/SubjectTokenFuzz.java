package dev.tradewind.identity.workload;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.tradewind.fuzz.FuzzTarget;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tokens that programs hand in for exchange; no input but the seeds themselves may be believed. */
public final class SubjectTokenFuzz implements FuzzTarget {
    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");

    private static final SignedJWT ANY = parsed(IssuerForTests.sign(IssuerForTests.ed25519("any"), claims()));

    private final List<JWK> keys =
            List.of(IssuerForTests.rsa("rsa"), IssuerForTests.ec("ec"), IssuerForTests.ed25519("ed"));
    private final List<String> signed =
            keys.stream().map(key -> IssuerForTests.sign(key, claims())).toList();
    private final Binding binding = new Binding(
            new UUID(1, 1),
            "fuzz",
            "https://issuer.example",
            null,
            "https://console.example",
            new SubjectPattern("repo:acme/*"),
            Map.of("ref", "main"),
            new UUID(1, 2),
            Duration.ofMinutes(15),
            NOW,
            null);

    @Override
    public void read(byte[] input) {
        var text = new String(input, StandardCharsets.UTF_8);
        SubjectToken token;
        try {
            token = SubjectToken.parse(text);
        } catch (ParseException refused) {
            return;
        }
        token.untimely(NOW, Duration.ofSeconds(30));
        binding.objection(token);
        token.fingerprint();
        boolean believed = keys.stream().anyMatch(key -> Signatures.by(key, token.jwt()));
        if (believed && signed.stream().noneMatch(own -> sameContent(own, token))) {
            throw new IllegalStateException("a token that nobody signed was believed");
        }
    }

    /** A signature may have more than one form; what was signed has one. */
    private static boolean sameContent(String own, SubjectToken token) {
        return own.startsWith(new String(token.jwt().getSigningInput(), StandardCharsets.US_ASCII) + ".");
    }

    @Override
    public List<byte[]> seeds() {
        return signed.stream().map(String::getBytes).toList();
    }

    /** A whole token, for keys that have none of their own. */
    static SignedJWT anyToken() {
        return ANY;
    }

    private static SignedJWT parsed(String text) {
        try {
            return SignedJWT.parse(text);
        } catch (ParseException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://issuer.example")
                .subject("repo:acme/deploy")
                .audience("https://console.example")
                .jwtID("7")
                .issueTime(Date.from(NOW))
                .notBeforeTime(Date.from(NOW))
                .expirationTime(Date.from(NOW.plusSeconds(300)))
                .claim("ref", "main")
                .build();
    }
}
