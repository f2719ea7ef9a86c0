package dev.tradewind.policy;

import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.identity.RoleScope;
import java.util.Arrays;
import java.util.Set;

/**
 * Whose workloads a policy can touch: those of the owners and in the environments that it names, of all where it names none.
 * Names of workloads and labels narrow nothing here, because they move from owner to owner.
 */
final class PolicyReach {
    private static final Set<String> ALL = Set.of(RoleScope.EVERY);

    private PolicyReach() {}

    /** @throws dev.tradewind.identity.OutOfScope unless one of the roles holds wherever the policy reaches */
    static void require(PolicyRule rule, Person by, Role first, Role... others) {
        for (var owner : rule.applies().getOrDefault("owner", ALL)) {
            for (var environment : rule.applies().getOrDefault("environment", ALL)) {
                by.require(owner, environment, first, others);
            }
        }
    }

    static boolean within(PolicyRule rule, Person by, Role... roles) {
        return rule.applies().getOrDefault("owner", ALL).stream()
                .allMatch(owner -> rule.applies().getOrDefault("environment", ALL).stream()
                        .allMatch(environment ->
                                Arrays.stream(roles).anyMatch(role -> by.may(role, owner, environment))));
    }
}
