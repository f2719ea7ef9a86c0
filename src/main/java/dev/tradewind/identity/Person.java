package dev.tradewind.identity;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

/**
 * A person who can sign in, or the account of a program, which cannot and never decides.
 *
 * @param id opaque, the only thing about a person that the audit log holds
 * @param name what the person types to sign in
 * @param roles the roles granted, by name of {@link Role}
 * @param groups the groups that approval routes name, such as {@code platform} or {@code security}
 * @param scopes where those roles hold that do not hold everywhere
 * @param human who it is, whichever account: the e-mail address that an administrator has checked, else the account's id
 * @param service whether it is a program's account, used with exchanged tokens only
 */
public record Person(
        UUID id,
        String name,
        String displayName,
        Set<String> roles,
        Set<String> groups,
        boolean enabled,
        String human,
        Set<RoleScope> scopes,
        boolean service) {
    public Person {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        scopes = Set.copyOf(scopes);
    }

    Person withRoles(Set<String> others) {
        return new Person(id, name, displayName, others, groups, enabled, human, scopes, service);
    }

    /**
     * Whether the role was granted at all, wherever it holds; for what has no workload as its subject. A program never has
     * a role that decides or that lets others decide, whatever it was granted.
     */
    public boolean has(Role role) {
        return !(service && !role.forPrograms())
                && roles.stream()
                        .anyMatch(granted -> Role.valueOf(granted).granted().contains(role.name()));
    }

    /** Whether the role holds for workloads of this owner in this environment. Denied unless granted there. */
    public boolean may(Role role, String owner, String environment) {
        return has(role)
                && roles.stream()
                        .filter(granted -> Role.valueOf(granted).granted().contains(role.name()))
                        .anyMatch(granted -> {
                            var limits = scopes.stream()
                                    .filter(scope -> scope.role().equals(granted))
                                    .toList();
                            return limits.isEmpty()
                                    || limits.stream().anyMatch(scope -> scope.covers(owner, environment));
                        });
    }

    /** Whether the role holds for every owner and environment; for what belongs to none. */
    public boolean everywhere(Role role) {
        return may(role, RoleScope.EVERY, RoleScope.EVERY);
    }

    /** Why {@link #may} says no, to the person themselves. */
    public String lacks(Role role, String owner, String environment) {
        var held = scopes.stream()
                .filter(scope -> scope.role().equals(role.name()))
                .map(scope -> scope.owner() + " " + scope.environment())
                .sorted()
                .toList();
        return "this takes the role %s for owner %s in environment %s, which you do not have%s"
                .formatted(
                        role.name(),
                        owner.equals(RoleScope.EVERY) ? "(every)" : owner,
                        environment.isEmpty()
                                ? "(unknown)"
                                : environment.equals(RoleScope.EVERY) ? "(every)" : environment,
                        has(role) && !held.isEmpty() ? "; yours holds for " + String.join(", ", held) : "");
    }

    /** @throws OutOfScope unless one of the roles holds for workloads of this owner in this environment */
    public void require(String owner, String environment, Role first, Role... others) {
        if (!may(first, owner, environment)
                && Arrays.stream(others).noneMatch(other -> may(other, owner, environment))) {
            throw new OutOfScope(lacks(first, owner, environment));
        }
    }

    /** Whether both accounts belong to one human being. */
    public boolean isSameHumanAs(Person other) {
        return id.equals(other.id) || human.equals(other.human);
    }
}
