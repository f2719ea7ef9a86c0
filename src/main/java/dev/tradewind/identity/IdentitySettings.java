package dev.tradewind.identity;

import dev.tradewind.identity.oidc.OidcSettings;
import dev.tradewind.identity.passkey.PasskeySettings;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code tradewind.identity.*}.
 *
 * @param scrapeToken the bearer token that Prometheus sends; without one, metrics are not served
 * @param secondFactorRoles roles whose holders must set up a second factor before they see anything else
 * @param oidc the company's own provider of sign-ins; null: local accounts only
 * @param passkeys where passkeys are valid; null: nobody signs in with one
 */
@ConfigurationProperties("tradewind.identity")
public record IdentitySettings(
        @Nullable String scrapeToken,
        @DefaultValue Set<Role> secondFactorRoles,
        @Nullable OidcSettings oidc,
        @Nullable PasskeySettings passkeys) {
    public IdentitySettings {
        secondFactorRoles = Set.copyOf(secondFactorRoles);
    }

    /** @param roles those that a person was granted */
    public boolean secondFactorRequiredFor(Set<String> roles) {
        return secondFactorRoles.stream().anyMatch(role -> roles.contains(role.name()));
    }
}
