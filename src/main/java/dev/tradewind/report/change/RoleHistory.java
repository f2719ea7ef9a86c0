package dev.tradewind.report.change;

import dev.tradewind.audit.log.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who held which roles from when to when, as the log tells it. Entries are given in log order. */
final class RoleHistory {
    static final List<String> ACTIONS =
            List.of("person.created", "person.granted", "person.switched-off", "person.switched-on");

    private final Map<String, List<Holding>> byPerson = new LinkedHashMap<>();

    /** @param until when the next change took its place; null while it lasts */
    record Holding(
            String person,
            long leaf,
            Instant from,
            @Nullable Instant until,
            Set<String> roles,
            Set<String> groups,
            String grantedBy) {
        boolean overlaps(Instant begin, Instant end) {
            return from.isBefore(end) && (until == null || until.isAfter(begin));
        }
    }

    void read(Entry entry) {
        var all = byPerson.computeIfAbsent(entry.subjectId(), person -> new ArrayList<>());
        var before = all.isEmpty() ? null : all.getLast();
        if (before != null && before.until() == null) {
            all.set(
                    all.size() - 1,
                    new Holding(
                            before.person(),
                            before.leaf(),
                            before.from(),
                            entry.at(),
                            before.roles(),
                            before.groups(),
                            before.grantedBy()));
        }
        if (entry.action().equals("person.switched-off")) {
            return;
        }
        all.add(new Holding(
                entry.subjectId(),
                LogFacts.leaf(entry),
                entry.at(),
                null,
                LogFacts.afterAll(entry, "roles"),
                LogFacts.afterAll(entry, "groups"),
                entry.actorId()));
    }

    /** Every holding of the role that touches {@code [from, to)}. */
    List<Holding> holding(String role, Instant from, Instant to) {
        return byPerson.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.roles().contains(role) && each.overlaps(from, to))
                .toList();
    }
}
