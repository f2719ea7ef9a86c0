package dev.tradewind.report.change;

import dev.tradewind.audit.log.Entries;
import dev.tradewind.audit.log.Entry;
import dev.tradewind.identity.People;
import dev.tradewind.quantity.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines of a change report for any period, from sequenced entries of the audit log. */
@Component
public class ChangeRecords {
    private static final Set<String> INTERVENTIONS = Set.of(
            "execution.cancelled-by-person",
            "execution.rolled-back-by-person",
            "execution.retried",
            "execution.paused-by-person",
            "execution.resumed",
            "execution.applied-by-hand");

    private final Entries entries;
    private final People people;

    ChangeRecords(Entries entries, People people) {
        this.entries = entries;
        this.people = people;
    }

    /** @param site what ran or was at home there; null for every site */
    public List<ChangeLine> of(TimeRange range, @Nullable String site) {
        return of(range, site, this::humanOf);
    }

    List<ChangeLine> of(TimeRange range, @Nullable String site, UnaryOperator<String> human) {
        var roles = new RoleHistory();
        var sites = new SiteHistory();
        var conflicts = new Conflicts(human);
        var lines = new ArrayList<ChangeLine>();
        var before = new TreeSet<String>();
        before.addAll(RoleHistory.ACTIONS);
        before.addAll(SiteHistory.ACTIONS);
        before.addAll(Conflicts.ACTIONS);
        // a run may have begun before the period
        before.add("execution.step-running");
        before.addAll(List.of("execution.succeeded", "execution.failed", "execution.compensated"));
        before.addAll(List.of("execution.compensation-failed", "execution.cancelled", "execution.missed-window"));
        entries.each(
                Instant.EPOCH, range.from(), List.copyOf(before), entry -> read(entry, roles, sites, conflicts, false));
        entries.each(range.from(), range.to(), List.of(), entry -> {
            read(entry, roles, sites, conflicts, true);
            var section = section(entry);
            if (section != null) {
                lines.add(LogFacts.line(section, entry, siteOf(entry, sites), detail(entry)));
            }
        });
        var approvers = roles.holding("APPROVER", range.from(), range.to());
        approvers.forEach(each -> lines.add(new ChangeLine(
                Section.COULD_APPROVE,
                each.leaf(),
                each.from(),
                each.until(),
                each.person(),
                "role APPROVER",
                each.person(),
                "",
                "groups " + (each.groups().isEmpty() ? "none" : String.join(", ", each.groups()))
                        + (each.roles().contains("OPERATOR") ? "; may also propose (OPERATOR)" : ""),
                "")));
        conflicts.roles(approvers, roles.holding("ADMIN", range.from(), range.to()));
        lines.addAll(conflicts.found());
        lines.addAll(sites.lines(range.from(), range.to()));
        return lines.stream()
                .filter(line -> site == null
                        || line.site().equals(site)
                        || (line.site().isEmpty()
                                && line.section() != Section.RUN
                                && line.section() != Section.RESIDENCE))
                .sorted(java.util.Comparator.comparing(ChangeLine::section)
                        .thenComparing(ChangeLine::at)
                        .thenComparing(ChangeLine::leaf))
                .toList();
    }

    private static void read(Entry entry, RoleHistory roles, SiteHistory sites, Conflicts conflicts, boolean inPeriod) {
        if (RoleHistory.ACTIONS.contains(entry.action())) {
            roles.read(entry);
        }
        sites.read(entry);
        conflicts.read(entry, inPeriod);
    }

    private static @Nullable Section section(Entry entry) {
        var action = entry.action();
        if (action.equals("approval.given") || action.equals("approval.refused") || action.equals("approval.voided")) {
            return Section.DECISION;
        }
        if (action.equals("policy.exception") || action.equals("execution.gate-waived")) {
            return Section.EXCEPTION;
        }
        if (action.equals("policy.would-hold")) {
            return Section.WOULD_HOLD;
        }
        if (INTERVENTIONS.contains(action)) {
            return Section.OVERRIDE;
        }
        return switch (entry.subjectType()) {
            case "break-glass" -> Section.EMERGENCY;
            case "person", "api-token", "access-review", "second-factor", "workload-identity" -> Section.ACCESS;
            case "policy" -> Section.POLICY;
            case "channel", "coefficient", "site", "mapping", "log-key", "feed-settings", "archive" ->
                Section.CONFIGURATION;
            default ->
                action.equals("recommendation.proposed")
                                && LogFacts.after(entry, "kind").equals("EVACUATION")
                        ? Section.EMERGENCY
                        : null;
        };
    }

    private static String siteOf(Entry entry, SiteHistory sites) {
        return switch (entry.subjectType()) {
            case "recommendation" -> sites.target(entry.subjectId());
            case "execution" -> sites.target(LogFacts.after(entry, "recommendation"));
            default -> "";
        };
    }

    private static String detail(Entry entry) {
        var parts = new ArrayList<String>();
        for (var field : List.of("title", "workload", "state", "revision", "sha256", "digest", "expiresAt", "person")) {
            var value = entry.json().path("after").path(field);
            if (value.isValueNode() && !value.asString("").isEmpty()) {
                parts.add(field + " " + value.asString(""));
            }
        }
        for (var field : List.of("roles", "groups")) {
            if (entry.json().path("after").path(field).isArray()) {
                parts.add(field + " " + String.join(" ", LogFacts.afterAll(entry, field)));
            }
        }
        return String.join(", ", parts);
    }

    private String humanOf(String account) {
        if (account.startsWith("system:")) {
            return account;
        }
        try {
            return people.byId(UUID.fromString(account))
                    .map(person -> person.human())
                    .orElse(account);
        } catch (IllegalArgumentException notAPerson) {
            return account;
        }
    }
}
