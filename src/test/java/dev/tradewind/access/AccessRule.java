package dev.tradewind.access;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import dev.tradewind.identity.Role;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One line of the table: who may.
 *
 * @param what a route as {@code VIEW /egress}, an endpoint as {@code GET /api/v1/plans}
 * @param strangers whether nobody needs to sign in
 */
record AccessRule(String what, boolean strangers, Set<Role> roles) {

    static List<AccessRule> all() throws IOException {
        var table = Objects.requireNonNull(AccessRule.class.getResourceAsStream("/access/rules.csv"), "rules.csv");
        try (var csv = CsvReader.builder()
                .commentStrategy(CommentStrategy.SKIP)
                .ofNamedCsvRecord(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return csv.stream()
                    .map(line -> of(line.getField("what"), line.getField("who")))
                    .toList();
        }
    }

    static AccessRule of(String what, String who) {
        return switch (who) {
            case "ANYBODY" -> new AccessRule(what, true, EnumSet.allOf(Role.class));
            // an agent's credential opens it and no person's token
            case "AGENT" -> new AccessRule(what, false, EnumSet.noneOf(Role.class));
            case "SIGNED_IN" -> new AccessRule(what, false, EnumSet.allOf(Role.class));
            default -> {
                var roles = EnumSet.noneOf(Role.class);
                Arrays.stream(who.split(" ")).map(Role::valueOf).forEach(roles::add);
                yield new AccessRule(what, false, roles);
            }
        };
    }

    boolean isView() {
        return what.startsWith("VIEW ");
    }

    String path() {
        return what.substring(what.indexOf(' ') + 1);
    }
}
