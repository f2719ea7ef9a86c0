package dev.tradewind.report.schedule;

import dev.tradewind.audit.Actor;
import dev.tradewind.audit.Actors;
import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import dev.tradewind.identity.People;
import dev.tradewind.identity.Person;
import dev.tradewind.report.Reports;
import dev.tradewind.report.StoredReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes what is due and hands it over. Each time that a schedule was due is one row, so that replicas do not do it twice and
 * a process that died is followed by another: a mail may then arrive twice, with the same id, never not at all.
 */
@Component
class HandOvers {
    private static final Logger LOG = LoggerFactory.getLogger(HandOvers.class);
    /** Longer than a report takes. */
    private static final Duration HELD = Duration.ofMinutes(15);

    private static final int MOST_ATTEMPTS = 12;
    private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

    private final ScheduleRows rows;
    private final Schedules schedules;
    private final Reports reports;
    private final Handing handing;
    private final People people;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HandOvers(
            ScheduleRows rows,
            Schedules schedules,
            Reports reports,
            Handing handing,
            People people,
            AuditTrail audit,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.schedules = schedules;
        this.reports = reports;
        this.handing = handing;
        this.people = people;
        this.audit = audit;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Returns how many were begun or tried. */
    int look() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (var schedule : rows.all()) {
            owe(schedule, now);
        }
        var tried = 0;
        for (var waiting : rows.waiting(now)) {
            if (rows.hold(waiting, now, now.plus(HELD))) {
                var responsible = rows.byId(waiting.scheduleId()).orElseThrow().responsible();
                Actors.runAs(
                        Actor.system("report-schedule").onBehalfOf(responsible.toString()),
                        () -> attempt(waiting, waiting.attempts() + 1));
                tried++;
            }
        }
        return tried;
    }

    /** Every month that was missed while nothing ran is owed too. */
    private void owe(ReportSchedule schedule, Instant now) {
        var due = schedule.nextDue();
        var each = schedule;
        while (!due.isAfter(now)) {
            var next = ReportSchedule.next(schedule.as(), due, reports.zone());
            var from = each;
            var at = due;
            transaction.executeWithoutResult(status -> {
                if (rows.advance(from, next)) {
                    rows.begin(schedules.begun(from, at), now);
                }
            });
            each = new ReportSchedule(schedule.id(), schedule.as(), schedule.responsible(), schedule.createdAt(), next);
            due = next;
        }
    }

    private void attempt(HandOver handOver, int attempt) {
        var schedule = rows.byId(handOver.scheduleId()).orElseThrow();
        try {
            var report = report(handOver, schedule);
            var outcome = handing.hand(handOver, schedule.as(), report);
            if (outcome.delivered()) {
                end(handOver, schedule, HandOver.State.DELIVERED, outcome.words());
            } else if (outcome.again() && attempt < MOST_ATTEMPTS) {
                rows.outcome(handOver.id(), HandOver.State.WAITING, outcome.words(), again(attempt), clock.instant());
            } else {
                end(handOver, schedule, HandOver.State.FAILED, outcome.words());
            }
        } catch (AccessDeniedException refused) {
            end(
                    handOver,
                    schedule,
                    HandOver.State.FAILED,
                    "whoever set this up may not make such reports any more; set up another schedule in their place");
        } catch (RuntimeException broken) {
            LOG.error("Report schedule {} broke off, attempt {}", schedule.id(), attempt, broken);
            if (attempt < MOST_ATTEMPTS) {
                rows.outcome(
                        handOver.id(),
                        HandOver.State.WAITING,
                        "the report could not be made: " + broken.getMessage(),
                        again(attempt),
                        clock.instant());
            } else {
                end(handOver, schedule, HandOver.State.FAILED, "the report could not be made: " + broken.getMessage());
            }
        }
    }

    /** Made once, however often it is handed over. */
    private StoredReport report(HandOver handOver, ReportSchedule schedule) {
        if (handOver.reportId() != null) {
            return reports.stored(handOver.reportId()).orElseThrow();
        }
        var person = people.byId(schedule.responsible())
                .filter(Person::enabled)
                .orElseThrow(() -> new AccessDeniedException("the account is switched off"));
        var made = reports.makeFor(person, schedule.request(handOver.dueAt(), reports.zone()));
        rows.made(handOver.id(), made.id());
        return made;
    }

    private Instant again(int attempt) {
        var pause = Duration.ofMinutes(1L << Math.min(attempt, 10));
        return clock.instant()
                .plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause)
                .truncatedTo(ChronoUnit.MICROS);
    }

    private void end(HandOver handOver, ReportSchedule schedule, HandOver.State state, String words) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transaction.executeWithoutResult(status -> {
            rows.outcome(handOver.id(), state, words, null, now);
            var ended = rows.handOver(handOver.id()).orElseThrow();
            audit.record(Change.of(
                    state == HandOver.State.DELIVERED ? "report.handed-over" : "report.not-handed-over",
                    "report-schedule",
                    schedule.id().toString(),
                    ended));
            if (state == HandOver.State.FAILED) {
                outbox.add(failed(schedule, ended, now));
            }
        });
    }

    private static Event failed(ReportSchedule schedule, HandOver ended, Instant now) {
        return Event.of("dev.tradewind.report.not-handed-over", "report-schedule/" + schedule.id(), now)
                .severity(Severity.WARNING)
                .title(schedule.as().kind().label() + ", " + ended.month() + ", was not handed over")
                .text("The report on a schedule did not reach its receivers: " + ended.words()
                        + ". It is not tried again by itself. On the page Reports it can be run again, or stopped.")
                .path("reports")
                .with("attempts", ended.attempts())
                .to(new Audience(Set.of(), Set.of(), Set.of(schedule.responsible()), null))
                .build();
    }
}
