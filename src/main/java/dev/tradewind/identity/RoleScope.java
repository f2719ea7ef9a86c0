package dev.tradewind.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where a granted role holds. A role without any scope holds everywhere; one with scopes holds where one of them says so,
 * and nowhere else.
 *
 * @param role name of a {@link Role} whose actions have a workload as their subject: OPERATOR or APPROVER
 * @param owner of workloads, as they name it; {@link #EVERY} for every
 * @param environment of workloads; {@link #EVERY} for every
 */
@Embeddable
public record RoleScope(
        @Column(name = "role_name") String role,
        @Column(name = "owner_name") String owner,
        @Column(name = "environment_name") String environment) {
    public static final String EVERY = "*";

    private static final Set<String> SCOPED = Set.of(Role.OPERATOR.name(), Role.APPROVER.name());
    private static final int LONGEST = 200;

    public RoleScope {
        if (!SCOPED.contains(role)) {
            throw new IllegalArgumentException("the role " + role
                    + " holds everywhere or not at all; only OPERATOR and APPROVER can be limited to owners.");
        }
        if (owner.isBlank() || environment.isBlank() || owner.length() > LONGEST || environment.length() > LONGEST) {
            throw new IllegalArgumentException("the scope of " + role
                    + " needs an owner and an environment, * for every, at most 200 characters.");
        }
    }

    boolean covers(String ofOwner, String inEnvironment) {
        return (owner.equals(EVERY) || owner.equals(ofOwner))
                && (environment.equals(EVERY) || environment.equals(inEnvironment));
    }

    /** As people type it: {@code OPERATOR payments prod}. */
    public String words() {
        return role + " " + owner + " " + environment;
    }

    /**
     * What was typed, one scope a line.
     *
     * @throws IllegalArgumentException naming the line that is not role, owner, environment
     */
    public static Set<RoleScope> parse(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(RoleScope::line)
                .collect(Collectors.toSet());
    }

    public static String format(Set<RoleScope> scopes) {
        return String.join("\n", words(scopes));
    }

    static TreeSet<String> words(Set<RoleScope> scopes) {
        return scopes.stream().map(RoleScope::words).collect(Collectors.toCollection(TreeSet::new));
    }

    private static RoleScope line(String line) {
        var parts = Arrays.asList(line.split("\\s+"));
        if (parts.size() != 3) {
            throw new IllegalArgumentException(
                    "'" + line + "' is no scope. Write role, owner and environment, as in: OPERATOR payments prod");
        }
        return new RoleScope(parts.get(0), parts.get(1), parts.get(2));
    }
}
