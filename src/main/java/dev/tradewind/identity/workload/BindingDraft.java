package dev.tradewind.identity.workload;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.tradewind.identity.Role;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A binding as an administrator writes it; reads its fields strictly.
 *
 * @param name of the account that it makes, as a sign-in name
 * @param jwks null or blank: the issuer's discovery document says where its keys are
 * @param lifeSeconds of the tokens that are given, 60 to 3,600
 */
public record BindingDraft(
        String name,
        String issuer,
        @Nullable String jwks,
        String audience,
        String subject,
        Map<String, String> claims,
        Set<Role> roles,
        long lifeSeconds) {
    /** The longest life of a token that was exchanged, in seconds. */
    public static final long LONGEST_LIFE = 3_600;

    private static final long SHORTEST_LIFE = 60;
    private static final int MOST_CLAIMS = 20;

    /** @throws IllegalArgumentException with what is wrong and what is expected */
    public BindingDraft {
        requireIssuer(issuer);
        if (audience.isBlank() || audience.length() > 400) {
            throw new IllegalArgumentException("the audience has 1 to 400 characters, such as this console's address");
        }
        jwks = jwks == null || jwks.isBlank() ? null : jwks.strip();
        if (jwks != null) {
            requirePublic(jwks);
        }
        claims = Map.copyOf(claims);
        if (claims.size() > MOST_CLAIMS
                || claims.entrySet().stream()
                        .anyMatch(claim -> claim.getKey().isBlank()
                                || claim.getValue().isBlank()
                                || claim.getKey().length() + claim.getValue().length() > 400)) {
            throw new IllegalArgumentException(
                    "up to 20 claims, each with a name and a value, of 400 characters together");
        }
        roles = Set.copyOf(roles);
        if (lifeSeconds < SHORTEST_LIFE || lifeSeconds > LONGEST_LIFE) {
            throw new IllegalArgumentException("a token lives 60 to 3600 seconds, not " + lifeSeconds);
        }
    }

    SubjectPattern pattern() {
        return new SubjectPattern(subject);
    }

    Duration life() {
        return Duration.ofSeconds(lifeSeconds);
    }

    private static void requireIssuer(String issuer) {
        URI uri;
        try {
            uri = URI.create(issuer);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("the issuer '" + issuer + "' is no address", unreadable);
        }
        if (issuer.length() > 400
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawQuery() != null
                || uri.getRawFragment() != null
                // plain http only to hosts that tradewind.outbound.allowed-hosts names: the way out looks at that
                || !Set.of("https", "http").contains(Objects.requireNonNullElse(uri.getScheme(), ""))) {
            throw new IllegalArgumentException("the issuer '" + issuer
                    + "' is no address of the form https://host/path. Write it exactly as its tokens do in iss.");
        }
    }

    private static void requirePublic(String jwks) {
        try {
            var keys = JWKSet.parse(jwks).getKeys();
            if (jwks.length() > 20_000
                    || keys.isEmpty()
                    || keys.stream().anyMatch(JWK::isPrivate)
                    || keys.stream().anyMatch(key -> key.toPublicJWK() == null)) {
                throw new IllegalArgumentException(
                        "the JWK Set must hold public keys only, at least one, in 20,000 characters");
            }
        } catch (ParseException unreadable) {
            throw new IllegalArgumentException(
                    "the keys are no JWK Set ({\"keys\": […]}): " + unreadable.getMessage(), unreadable);
        }
    }
}
