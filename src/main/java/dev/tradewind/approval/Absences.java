package dev.tradewind.approval;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.identity.Role;
import dev.tradewind.quantity.Ids;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who deputises for whom. A deputy decides once, as one person, and brings the groups of those who are away; never on what
 * one of them proposed, and never for somebody who decided already.
 */
@Component
@Transactional
public class Absences {
    private static final Duration LONGEST = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    Absences(JdbcClient jdbc, People people, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @throws IllegalStateException if one of both does not approve, or both are one human being
     * @throws IllegalArgumentException if the time is empty, over, or longer than 60 days
     */
    public Absence announce(Person away, UUID deputyId, Instant from, Instant to, String reason) {
        var deputy = people.byId(deputyId)
                .filter(Person::enabled)
                .orElseThrow(() -> new IllegalArgumentException("there is no person " + deputyId));
        if (!away.has(Role.APPROVER) || !deputy.has(Role.APPROVER)) {
            throw new IllegalStateException("both must have the role APPROVER");
        }
        if (away.isSameHumanAs(deputy)) {
            throw new IllegalStateException("nobody deputises for themselves");
        }
        if (!from.isBefore(to)
                || !to.isAfter(clock.instant())
                || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "from %s to %s; expected a time that ends after now and lasts at most %d days"
                            .formatted(from, to, LONGEST.toDays()));
        }
        var absence = new Absence(Ids.next(), away.id(), deputyId, from, to, reason.trim());
        jdbc.sql("""
                insert into approval_absence (id, person_id, deputy_id, from_at, to_at, reason, recorded_at)
                values (?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        absence.id(),
                        absence.personId(),
                        absence.deputyId(),
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        absence.reason(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        record("approval.absence-announced", absence);
        return absence;
    }

    /** Back sooner: from now on nobody deputises any more. Only who is away may say so. */
    public Absence end(UUID id, Person by) {
        var absence = jdbc.sql("select * from approval_absence where id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("there is no absence " + id));
        if (!absence.personId().equals(by.id())) {
            throw new IllegalStateException("only who is away may end it");
        }
        var now = clock.instant();
        var ended = new Absence(
                absence.id(), absence.personId(), absence.deputyId(), absence.from(), now, absence.reason());
        jdbc.sql("update approval_absence set to_at = ? where id = ?")
                .params(now.atOffset(ZoneOffset.UTC), id)
                .update();
        record("approval.absence-ended", ended);
        return ended;
    }

    /** What is announced and not over, whoever's. */
    @Transactional(readOnly = true)
    public List<Absence> announced() {
        return jdbc.sql("select * from approval_absence where to_at > ? order by from_at, id")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> read(row))
                .list();
    }

    /** Those who are away now and for whom this person decides on this matter. */
    List<Person> awayBehind(Person deputy, Matter matter) {
        var now = clock.instant();
        return announced().stream()
                .filter(each ->
                        each.deputyId().equals(deputy.id()) && !each.from().isAfter(now))
                .map(each -> people.byId(each.personId()))
                .flatMap(java.util.Optional::stream)
                .filter(away -> away.enabled()
                        && away.may(Role.APPROVER, matter.owner(), matter.environment())
                        && !away.has(Role.ADMIN))
                .filter(away -> !matter.requestedBy().contains(away.id().toString()))
                .filter(away -> !matter.proposedBy().equals(away.id().toString()))
                .filter(away -> matter.counting().stream()
                        .noneMatch(decision -> decision.whose().equals(away.human())))
                .distinct()
                .toList();
    }

    private void record(String action, Absence of) {
        audit.record(Change.of(
                        action,
                        "absence",
                        of.id().toString(),
                        Map.of(
                                "person", of.personId().toString(),
                                "deputy", of.deputyId().toString(),
                                "from", of.from().toString(),
                                "to", of.to().toString()))
                .because(of.reason().isBlank() ? null : of.reason()));
    }

    private static Absence read(ResultSet row) throws SQLException {
        return new Absence(
                row.getObject("id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getObject("deputy_id", UUID.class),
                Timestamps.at(row, "from_at"),
                Timestamps.at(row, "to_at"),
                row.getString("reason"));
    }
}
