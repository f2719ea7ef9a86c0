package dev.tradewind.identity.oidc;

import dev.tradewind.identity.Role;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code tradewind.identity.oidc.*}.
 *
 * @param issuer as the provider names itself; its discovery document lies below it and is read at the first sign-in
 * @param label of the link on the sign-in page
 * @param roleClaim of the ID token, a path with dots, such as {@code groups} or {@code realm_access.roles}
 * @param roles which value of that claim gives which roles here; whoever has none of them is refused
 * @param groups which value of that claim gives which approver groups
 */
public record OidcSettings(
        String issuer,
        String clientId,
        String clientSecret,
        @DefaultValue("Sign in with the company account") String label,
        @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
        @DefaultValue("groups") String roleClaim,
        @DefaultValue Map<String, Set<Role>> roles,
        @DefaultValue Map<String, Set<String>> groups) {
    public OidcSettings {
        if (!issuer.startsWith("https://")
                && !issuer.startsWith("http://127.0.0.1")
                && !issuer.startsWith("http://localhost")) {
            throw new IllegalArgumentException(
                    "tradewind.identity.oidc.issuer is " + issuer + ", it must begin with https://");
        }
        if (roles.isEmpty()) {
            throw new IllegalArgumentException(
                    "tradewind.identity.oidc.roles is empty, so nobody could sign in. Write which"
                            + " value of the claim " + roleClaim + " gives which roles.");
        }
        scopes = Set.copyOf(scopes);
        roles = roles.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
        groups = groups.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> Set.copyOf(each.getValue())));
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + ", " + clientId + "]";
    }
}
