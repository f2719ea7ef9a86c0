package dev.tradewind.egress.budget;

import dev.tradewind.event.Audience;
import java.util.Set;

/**
 * Who hears of a budget besides the one who made it.
 *
 * @param ownerTeam those who are in the group of the owner's name
 * @param roles names of roles, such as {@code ANALYST}
 * @param groups names of groups, such as {@code finance}
 */
public record Notified(boolean ownerTeam, Set<String> roles, Set<String> groups) {
    public static final Notified USUAL = new Notified(true, Set.of("ANALYST"), Set.of());

    public Notified {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    Audience audience(String owner, String createdBy) {
        return Audience.ofActor(createdBy).and(new Audience(roles, groups, Set.of(), ownerTeam ? owner : null));
    }
}
