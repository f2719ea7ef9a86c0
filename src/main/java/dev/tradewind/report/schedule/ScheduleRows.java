package dev.tradewind.report.schedule;

import dev.tradewind.outbound.MailAddresses;
import dev.tradewind.quantity.Timestamps;
import dev.tradewind.report.ReportKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Schedules and hand-overs in the database. */
@Component
class ScheduleRows {
    private final JdbcClient jdbc;

    ScheduleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ReportSchedule schedule) {
        var as = schedule.as();
        jdbc.sql("""
                insert into report_schedule (id, kind, of_owner, of_environment, of_provider, day_of_month, hour_of_day,
                    recipients, folder, language_code, zone_id, responsible, created_at, next_due)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(schedule.id())
                .param(as.kind().name())
                .param(as.owner())
                .param(as.environment())
                .param(as.provider())
                .param(as.dayOfMonth())
                .param(as.hourOfDay())
                .param(as.recipients().isEmpty() ? null : String.join(",", as.recipients()))
                .param(as.folder())
                .param(as.language())
                .param(as.timeZone())
                .param(schedule.responsible())
                .param(Timestamps.utc(schedule.createdAt()))
                .param(Timestamps.utc(schedule.nextDue()))
                .update();
    }

    /** Those that run, oldest first. */
    List<ReportSchedule> all() {
        return jdbc.sql("select * from report_schedule where stopped_at is null order by created_at, id")
                .query(ScheduleRows::schedule)
                .list();
    }

    Optional<ReportSchedule> byId(UUID id) {
        return jdbc.sql("select * from report_schedule where id = ?")
                .param(id)
                .query(ScheduleRows::schedule)
                .optional();
    }

    boolean stop(UUID id, Instant now) {
        return jdbc.sql("update report_schedule set stopped_at = ? where id = ? and stopped_at is null")
                        .params(Timestamps.utc(now), id)
                        .update()
                == 1;
    }

    /** Whether this caller, and no other replica, has moved it on. */
    boolean advance(ReportSchedule schedule, Instant next) {
        return jdbc.sql("update report_schedule set next_due = ? where id = ? and next_due = ? and stopped_at is null")
                        .params(Timestamps.utc(next), schedule.id(), Timestamps.utc(schedule.nextDue()))
                        .update()
                == 1;
    }

    void begin(HandOver begun, Instant from) {
        jdbc.sql("""
                insert into report_hand_over (id, schedule_id, due_at, period, state, attempts, words, held_until)
                values (?, ?, ?, ?, 'WAITING', 0, ?, ?)""")
                .params(
                        begun.id(),
                        begun.scheduleId(),
                        Timestamps.utc(begun.dueAt()),
                        begun.month().toString(),
                        begun.words(),
                        Timestamps.utc(from))
                .update();
    }

    /** Those whose turn it is. */
    List<HandOver> waiting(Instant now) {
        return jdbc.sql(
                        "select * from report_hand_over where state = 'WAITING' and held_until <= ? order by due_at, id")
                .param(Timestamps.utc(now))
                .query(ScheduleRows::handOver)
                .list();
    }

    /** Whether this caller, and no other replica, has it until then. */
    boolean hold(HandOver one, Instant now, Instant until) {
        return jdbc.sql("update report_hand_over set held_until = ?, attempts = attempts + 1"
                                + " where id = ? and state = 'WAITING' and held_until <= ?")
                        .params(Timestamps.utc(until), one.id(), Timestamps.utc(now))
                        .update()
                == 1;
    }

    void made(UUID id, UUID report) {
        jdbc.sql("update report_hand_over set report_id = ? where id = ?")
                .params(report, id)
                .update();
    }

    /** @param again when it is tried again; null: it has ended */
    void outcome(UUID id, HandOver.State state, String words, @Nullable Instant again, Instant now) {
        jdbc.sql("update report_hand_over set state = ?, words = ?, held_until = cast(? as timestamp with time zone),"
                        + " ended_at = cast(? as timestamp with time zone) where id = ?")
                .param(state.name())
                .param(words)
                .param(again == null ? null : Timestamps.utc(again))
                .param(again == null ? Timestamps.utc(now) : null)
                .param(id)
                .update();
    }

    /** Of one schedule, latest first. */
    List<HandOver> of(UUID schedule) {
        return jdbc.sql("select * from report_hand_over where schedule_id = ? order by due_at desc, id desc")
                .param(schedule)
                .query(ScheduleRows::handOver)
                .list();
    }

    Optional<HandOver> handOver(UUID id) {
        return jdbc.sql("select * from report_hand_over where id = ?")
                .param(id)
                .query(ScheduleRows::handOver)
                .optional();
    }

    private static ReportSchedule schedule(ResultSet row, int number) throws SQLException {
        var recipients = row.getString("recipients");
        return new ReportSchedule(
                row.getObject("id", UUID.class),
                new ScheduleDraft(
                        ReportKind.valueOf(row.getString("kind")),
                        row.getString("of_owner"),
                        row.getString("of_environment"),
                        row.getString("of_provider"),
                        row.getInt("day_of_month"),
                        row.getInt("hour_of_day"),
                        recipients == null ? List.of() : MailAddresses.split(recipients),
                        row.getString("folder"),
                        row.getString("language_code"),
                        row.getString("zone_id")),
                row.getObject("responsible", UUID.class),
                Timestamps.at(row, "created_at"),
                Timestamps.at(row, "next_due"));
    }

    private static HandOver handOver(ResultSet row, int number) throws SQLException {
        return new HandOver(
                row.getObject("id", UUID.class),
                row.getObject("schedule_id", UUID.class),
                Timestamps.at(row, "due_at"),
                YearMonth.parse(row.getString("period")),
                HandOver.State.valueOf(row.getString("state")),
                row.getObject("report_id", UUID.class),
                row.getInt("attempts"),
                row.getString("words"),
                Timestamps.instant(row, "ended_at"));
    }
}
