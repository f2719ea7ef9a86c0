package dev.tradewind.identity.oidc;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the provider says of a person, in the words of the console. Pure. */
final class Claims {
    /** Values of {@code amr} (RFC 8176) that show more than a password. */
    private static final Set<String> MORE_THAN_A_PASSWORD =
            Set.of("mfa", "otp", "hwk", "swk", "sc", "fpt", "face", "iris");

    private final Map<String, Object> claims;
    private final OidcSettings settings;

    Claims(Map<String, Object> claims, OidcSettings settings) {
        this.claims = claims;
        this.settings = settings;
    }

    /** Names of roles; empty where the provider names none that is mapped. */
    Set<String> roles() {
        var roles = new TreeSet<String>();
        for (var value : values(settings.roleClaim())) {
            settings.roles().getOrDefault(value, Set.of()).forEach(role -> roles.add(role.name()));
        }
        return roles;
    }

    Set<String> groups() {
        var groups = new TreeSet<String>();
        for (var value : values(settings.roleClaim())) {
            groups.addAll(settings.groups().getOrDefault(value, Set.of()));
        }
        return groups;
    }

    boolean secondFactor() {
        return values("amr").stream().anyMatch(MORE_THAN_A_PASSWORD::contains);
    }

    /** Only an address that the provider has checked says who somebody is; else empty. */
    String checkedAddress() {
        return Boolean.TRUE.equals(claims.get("email_verified")) ? text("email") : "";
    }

    String text(String claim) {
        return claims.get(claim) instanceof String text ? text : "";
    }

    private Set<String> values(String path) {
        @Nullable Object found = claims.get(path);
        if (found == null && path.contains(".")) {
            found = claims;
            for (var part : path.split("\\.", -1)) {
                found = found instanceof Map<?, ?> map ? map.get(part) : null;
            }
        }
        var values = new TreeSet<String>();
        if (found instanceof String one) {
            values.add(one);
        } else if (found instanceof Collection<?> many) {
            many.forEach(each -> values.add(String.valueOf(each)));
        }
        return values;
    }
}
