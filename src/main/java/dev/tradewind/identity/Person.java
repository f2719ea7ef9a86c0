package dev.tradewind.identity;

import java.util.Set;
import java.util.UUID;

/**
 * A person who can sign in.
 *
 * @param id opaque, the only thing about a person that the audit log holds
 * @param name what the person types to sign in
 * @param roles the roles granted, by name of {@link Role}
 * @param groups the groups that approval routes name, such as {@code platform} or {@code security}
 * @param human who it is, whichever account: the e-mail address that an administrator has checked, else the account's id
 */
public record Person(
        UUID id,
        String name,
        String displayName,
        Set<String> roles,
        Set<String> groups,
        boolean enabled,
        String human) {
    public Person {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    /** Somebody with one account. */
    public Person(UUID id, String name, String displayName, Set<String> roles, Set<String> groups, boolean enabled) {
        this(id, name, displayName, roles, groups, enabled, id.toString());
    }

    Person withRoles(Set<String> others) {
        return new Person(id, name, displayName, others, groups, enabled, human);
    }

    public boolean has(Role role) {
        return roles.stream()
                .anyMatch(granted -> Role.valueOf(granted).granted().contains(role.name()));
    }

    /** Whether both accounts belong to one human being. */
    public boolean isSameHumanAs(Person other) {
        return id.equals(other.id) || human.equals(other.human);
    }
}
