package dev.tradewind.notification;

import dev.tradewind.event.Event;
import dev.tradewind.event.Severity;
import dev.tradewind.quantity.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The notices of each person. What somebody has read is their own mark and no change of state that the log keeps. */
@Component
public class Notices {
    private final JdbcClient jdbc;
    private final Clock clock;

    Notices(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first. */
    public List<Notice> of(UUID person, int limit) {
        return jdbc.sql("select * from notification_notice where person_id = ? order by happened_at desc, event_id desc"
                        + " limit ?")
                .params(person, limit)
                .query((row, n) -> notice(row))
                .list();
    }

    public int unread(UUID person) {
        return jdbc.sql("select count(*) from notification_notice where person_id = ? and read_at is null")
                .param(person)
                .query(Integer.class)
                .single();
    }

    public void read(UUID person, UUID event) {
        jdbc.sql("update notification_notice set read_at = ? where person_id = ? and event_id = ? and read_at is null")
                .params(now(), person, event)
                .update();
    }

    public void readAll(UUID person) {
        jdbc.sql("update notification_notice set read_at = ? where person_id = ? and read_at is null")
                .params(now(), person)
                .update();
    }

    /** Tells a person; the same event twice tells once. */
    void tell(UUID person, Event event) {
        jdbc.sql("""
                insert into notification_notice (event_id, person_id, type, severity, title, words, path, happened_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                .params(
                        event.id(),
                        person,
                        event.type(),
                        event.severity().name(),
                        event.title(),
                        event.text(),
                        event.path(),
                        event.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Notice notice(ResultSet row) throws SQLException {
        var read = row.getObject("read_at", OffsetDateTime.class);
        return new Notice(
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                Severity.valueOf(row.getString("severity")),
                row.getString("title"),
                row.getString("words"),
                row.getString("path"),
                Timestamps.at(row, "happened_at"),
                read == null ? null : read.toInstant());
    }
}
