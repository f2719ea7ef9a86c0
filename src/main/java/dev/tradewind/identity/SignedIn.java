package dev.tradewind.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * What the session keeps of a person: the id, and the authorities of all roles, those included too.
 *
 * @param roles of the person
 * @param service whether it is a program's account
 * @param scope of the token that this request came with; {@link TokenScope#EVERYTHING} for a session
 * @param passkey the identifier of the passkey that opened the session; null if it was opened otherwise
 * @param scopes where those roles hold that do not hold everywhere
 * @param credential what this request came with, as {@code token:…} or {@code spiffe://…}; null for a session
 */
record SignedIn(
        UUID id,
        String name,
        String passwordHash,
        boolean locked,
        boolean enabled,
        List<String> roles,
        boolean service,
        Set<RoleScope> scopes,
        TokenScope scope,
        @Nullable String passkey,
        @Nullable String credential)
        implements UserDetails {

    /** All that somebody has who must set up a second factor first. */
    static final String ENROLS = "ENROLS";

    static SignedIn enrolling(Person person, String passwordHash, boolean locked) {
        return new SignedIn(
                person.id(),
                person.name(),
                passwordHash,
                locked,
                person.enabled(),
                List.of(ENROLS),
                false,
                Set.of(),
                TokenScope.EVERYTHING,
                null,
                null);
    }

    /** The same person, come with a token of this scope. */
    SignedIn by(TokenScope token, String presented) {
        return new SignedIn(id, name, passwordHash, locked, enabled, roles, service, scopes, token, null, presented);
    }

    /** By what they proved who they are, for the audit log. */
    String identity() {
        return credential != null ? credential : passkey != null ? "passkey:" + passkey : "session";
    }

    /** The person as known when this was made, without a question to the directory; nothing of them but what they may. */
    Person seen() {
        return scope.narrow(
                new Person(id, name, name, Set.copyOf(roles), Set.of(), enabled, id.toString(), scopes, service));
    }

    boolean byToken() {
        return !scope.equals(TokenScope.EVERYTHING);
    }

    /** Whether the person has the role, whatever the token carries. */
    boolean personHolds(String role) {
        return roles.contains(role);
    }

    boolean mustEnrol() {
        return roles.equals(List.of(ENROLS));
    }

    static SignedIn of(Person person, String passwordHash, boolean locked) {
        var roles = person.roles().stream()
                .filter(role -> !person.service() || Role.valueOf(role).forPrograms())
                .flatMap(role -> Role.valueOf(role).granted().stream())
                .distinct()
                .sorted()
                .toList();
        return new SignedIn(
                person.id(),
                person.name(),
                passwordHash,
                locked,
                person.enabled(),
                roles,
                person.service(),
                person.scopes(),
                TokenScope.EVERYTHING,
                null,
                null);
    }

    SignedIn with(String openedBy) {
        return new SignedIn(
                id, name, passwordHash, locked, enabled, roles, service, scopes, scope, openedBy, credential);
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return scope.within(roles).stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }

    @Override
    public String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return name;
    }

    @Override
    public boolean isAccountNonLocked() {
        return !locked;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }
}
