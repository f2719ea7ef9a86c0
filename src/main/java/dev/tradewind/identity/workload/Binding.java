package dev.tradewind.identity.workload;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens of which issuer act as which account.
 *
 * @param issuer exactly as its tokens say it
 * @param jwks its public keys as a JWK Set; null: fetched from the issuer
 * @param audience that the tokens must be meant for
 * @param claims further claims that must have exactly this value
 * @param account the program's account
 * @param life of the tokens that are given for them
 */
public record Binding(
        UUID id,
        String name,
        String issuer,
        @Nullable String jwks,
        String audience,
        SubjectPattern subject,
        Map<String, String> claims,
        UUID account,
        Duration life,
        Instant createdAt,
        @Nullable Instant disabledAt) {
    public Binding {
        claims = Map.copyOf(claims);
    }

    public boolean enabled() {
        return disabledAt == null;
    }

    /** Why the token is not meant, in words for the administrator; null when it is. */
    @Nullable
    String objection(SubjectToken token) {
        if (!token.audience().contains(audience)) {
            return "its audience is not the one of the binding";
        }
        if (!subject.matches(token.subject())) {
            return "its subject does not fit the binding";
        }
        for (var wanted : claims.entrySet()) {
            if (!wanted.getValue().equals(token.claim(wanted.getKey()))) {
                return "its claim '" + wanted.getKey() + "' is not the one of the binding";
            }
        }
        return null;
    }
}
