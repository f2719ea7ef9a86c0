package dev.tradewind.report.schedule;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.identity.CurrentPerson;
import dev.tradewind.identity.Role;
import dev.tradewind.outbound.Smtp;
import dev.tradewind.quantity.Ids;
import dev.tradewind.report.Reports;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The schedules of this installation. Whoever may make a report may have it made. */
@Component
@Transactional
public class Schedules {
    private final ScheduleRows rows;
    private final Reports reports;
    private final ReportSettings settings;
    private final Smtp smtp;
    private final CurrentPerson current;
    private final AuditTrail audit;
    private final Clock clock;

    Schedules(
            ScheduleRows rows,
            Reports reports,
            ReportSettings settings,
            Smtp smtp,
            CurrentPerson current,
            AuditTrail audit,
            Clock clock) {
        this.rows = rows;
        this.reports = reports;
        this.settings = settings;
        this.smtp = smtp;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those of reports that the signed-in person may see, oldest first. */
    @Transactional(readOnly = true)
    public List<ReportSchedule> all() {
        return rows.all().stream()
                .filter(schedule -> reports.maySee(schedule.as().kind()))
                .toList();
    }

    /** Latest first; empty for a schedule that the signed-in person may not see. */
    @Transactional(readOnly = true)
    public List<HandOver> handOvers(UUID schedule) {
        return rows.byId(schedule)
                .filter(known -> reports.maySee(known.as().kind()))
                .map(known -> rows.of(known.id()))
                .orElse(List.of());
    }

    @Transactional(readOnly = true)
    public Optional<HandOver> latest(UUID schedule) {
        return handOvers(schedule).stream().findFirst();
    }

    /** Whether there is a mail server. */
    public boolean canMail() {
        return smtp.isSetUp();
    }

    /** Whether there is a folder. */
    public boolean hasFolder() {
        return settings.folder() != null;
    }

    /** Whether the signed-in person may stop it: who set it up, whoever may make that report, or an administrator. */
    public boolean mayStop(ReportSchedule schedule) {
        return reports.mayMake(schedule.as().kind())
                || current.find().filter(person -> person.has(Role.ADMIN)).isPresent();
    }

    /**
     * Begins a schedule, for which the signed-in person is responsible.
     *
     * @throws IllegalArgumentException when reports may not go there
     * @throws AccessDeniedException when the person may not make such reports
     */
    public ReportSchedule create(ScheduleDraft draft) {
        if (!reports.mayMake(draft.kind())) {
            throw new AccessDeniedException("Only who may make a report may have it made on a schedule");
        }
        settings.require(draft);
        if (!draft.recipients().isEmpty() && !smtp.isSetUp()) {
            throw new IllegalArgumentException(
                    "no mail server is set up: an administrator sets tradewind.outbound.smtp.host");
        }
        var now = now();
        var schedule = new ReportSchedule(
                Ids.next(), draft, current.current().id(), now, ReportSchedule.next(draft, now, reports.zone()));
        rows.add(schedule);
        audit.record(Change.of(
                "report-schedule.created", "report-schedule", schedule.id().toString(), schedule));
        return schedule;
    }

    /**
     * Ends a schedule; what it made stays.
     *
     * @throws NoSuchElementException when it does not run
     */
    public void stop(UUID id, String reason) {
        var schedule = need(id);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a reason is needed; it stands in the audit log");
        }
        if (!rows.stop(id, now())) {
            throw new NoSuchElementException("The schedule " + id + " has been stopped");
        }
        audit.record(Change.of("report-schedule.stopped", "report-schedule", id.toString(), schedule, null)
                .because(reason.strip()));
    }

    /** Has the report of the last full month made and handed over within a minute, beside what is due. */
    public HandOver runNow(UUID id) {
        var schedule = need(id);
        var now = now();
        var handOver = begun(schedule, now);
        rows.begin(handOver, now);
        audit.record(Change.of("report-schedule.run-asked", "report-schedule", id.toString(), handOver));
        return handOver;
    }

    /** What a schedule owes from a moment on. */
    HandOver begun(ReportSchedule schedule, Instant due) {
        return new HandOver(
                Ids.next(),
                schedule.id(),
                due,
                schedule.month(due, reports.zone()),
                HandOver.State.WAITING,
                null,
                0,
                "waits for its turn",
                null);
    }

    private ReportSchedule need(UUID id) {
        var schedule = rows.byId(id)
                .filter(known -> reports.maySee(known.as().kind()))
                .orElseThrow(() -> new NoSuchElementException("There is no schedule " + id));
        if (!mayStop(schedule)) {
            throw new AccessDeniedException("Only who may make such reports, or an administrator, may do that");
        }
        return schedule;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
