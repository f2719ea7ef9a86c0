package dev.tradewind.notification;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.event.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each person wants by mail; nothing until they say so. */
@Component
public class Preferences {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Preferences(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public Preference of(UUID person) {
        return jdbc.sql("select approvals, least from notification_preference where person_id = ?")
                .param(person)
                .query((row, n) -> preference(row))
                .optional()
                .orElse(Preference.NOTHING);
    }

    @Transactional
    public void set(UUID person, Preference wanted) {
        var before = of(person);
        if (before.equals(wanted)) {
            return;
        }
        jdbc.sql("delete from notification_preference where person_id = ?")
                .param(person)
                .update();
        var least = wanted.least();
        jdbc.sql("insert into notification_preference (person_id, approvals, least, changed_at) values (?, ?, ?, ?)")
                .param(person)
                .param(wanted.approvals())
                .param(least == null ? null : least.name())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(Change.of("notification-preference.changed", "person", person.toString(), before, wanted));
    }

    /** Of everybody who wants something. */
    Map<UUID, Preference> all() {
        var all = new HashMap<UUID, Preference>();
        jdbc.sql("select person_id, approvals, least from notification_preference where approvals or least is not null")
                .query(row -> {
                    all.put(row.getObject("person_id", UUID.class), preference(row));
                });
        return all;
    }

    private static Preference preference(ResultSet row) throws SQLException {
        var least = row.getString("least");
        return new Preference(row.getBoolean("approvals"), least == null ? null : Severity.valueOf(least));
    }
}
