package dev.tradewind.identity;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a token may use of what its person may do; it never adds to it.
 *
 * @param roles names of {@link Role}, of which one at least; null: all that the person has at the moment of a call
 * @param readOnly whether only GET and HEAD are answered
 */
public record TokenScope(@Nullable Set<String> roles, boolean readOnly) implements Serializable {
    /** All that the person may do, as tokens did before they had a scope. */
    public static final TokenScope EVERYTHING = new TokenScope(null, false);

    /** What a token gets unless more is asked for. */
    public static final TokenScope READING = new TokenScope(Set.of(Role.VIEWER.name()), true);

    public TokenScope {
        if (roles != null) {
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("a token needs one role at least. Maybe VIEWER?");
            }
            roles.forEach(Role::valueOf);
            roles = Set.copyOf(roles);
        }
    }

    public static TokenScope of(Set<String> roles, boolean readOnly) {
        return new TokenScope(roles, readOnly);
    }

    /** Those of the authorities, names of roles, that the scope lets through. */
    List<String> within(List<String> authorities) {
        if (roles == null) {
            return authorities;
        }
        var let = granted(roles);
        return authorities.stream().filter(let::contains).toList();
    }

    /** The person as this token shows them: without the roles that it does not carry. */
    Person narrow(Person person) {
        if (roles == null) {
            return person;
        }
        var left = granted(roles).stream()
                .filter(role -> person.has(Role.valueOf(role)))
                .collect(Collectors.toSet());
        return person.withRoles(left);
    }

    /** Whether a call by this method is let through. */
    boolean lets(String method) {
        return !readOnly || method.equals("GET") || method.equals("HEAD");
    }

    /** In words: "OPERATOR, VIEWER, read only". */
    public String words() {
        var list = roles == null ? "all roles of its person" : String.join(", ", new TreeSet<>(roles));
        return readOnly ? list + ", read only" : list;
    }

    /** As a column; null for all roles. */
    @Nullable
    String column() {
        return roles == null ? null : String.join(",", new TreeSet<>(roles));
    }

    static TokenScope ofColumns(@Nullable String roles, boolean readOnly) {
        return new TokenScope(
                roles == null ? null : Arrays.stream(roles.split(",")).collect(Collectors.toSet()), readOnly);
    }

    private static Set<String> granted(Set<String> roles) {
        return roles.stream()
                .flatMap(role -> Role.valueOf(role).granted().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
