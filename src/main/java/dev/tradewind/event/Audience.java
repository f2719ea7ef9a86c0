package dev.tradewind.event;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who should hear of an event: everybody whom one of these names.
 *
 * @param roles names of roles, such as {@code OPERATOR}
 * @param groups names of approval groups, such as {@code platform}
 * @param people ids of people
 * @param owner the team whose thing it is; those who are in the group of that name hear of it
 */
public record Audience(
        Set<String> roles,
        Set<String> groups,
        Set<UUID> people,
        @Nullable String owner) {
    public static final Audience NOBODY = new Audience(Set.of(), Set.of(), Set.of(), null);

    public Audience {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
        people = Set.copyOf(people);
    }

    public static Audience ofRoles(String... roles) {
        return new Audience(Set.of(roles), Set.of(), Set.of(), null);
    }

    public static Audience ofGroups(Set<String> groups) {
        return new Audience(Set.of(), groups, Set.of(), null);
    }

    /**
     * The person that an actor id of the audit log names; nobody where a part of the program acted.
     *
     * @param actorId such as {@code 0197…} or {@code system:planner}
     */
    public static Audience ofActor(String actorId) {
        return actorId.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? new Audience(Set.of(), Set.of(), Set.of(UUID.fromString(actorId)), null)
                : NOBODY;
    }

    public static Audience ofOwner(@Nullable String team) {
        return new Audience(Set.of(), Set.of(), Set.of(), team);
    }

    /** Both audiences; the other's owner counts only where this one names none. */
    public Audience and(Audience other) {
        return new Audience(
                union(roles, other.roles),
                union(groups, other.groups),
                union(people, other.people),
                owner == null ? other.owner : owner);
    }

    private static <T> Set<T> union(Set<T> one, Set<T> other) {
        var all = new java.util.HashSet<>(one);
        all.addAll(other);
        return all;
    }
}
