package dev.tradewind.identity.factor;

import dev.tradewind.audit.AuditTrail;
import dev.tradewind.audit.Change;
import dev.tradewind.event.Audience;
import dev.tradewind.event.Event;
import dev.tradewind.event.Outbox;
import dev.tradewind.event.Severity;
import dev.tradewind.identity.Role;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Break-glass accounts: for the day on which nobody else can sign in. They need no second factor, and each use of one
 * alarms everybody who could object, counts in a metric and stands in the log.
 */
@Component
@Transactional
public class EmergencyAccounts {
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final MeterRegistry metrics;
    private final Clock clock;

    EmergencyAccounts(JdbcClient jdbc, AuditTrail audit, Outbox outbox, MeterRegistry metrics, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.outbox = outbox;
        this.metrics = metrics;
        this.clock = clock;
        metrics.counter("tradewind.identity.emergency.sign.ins");
    }

    /** @param purpose when it may be used, and where its password lies */
    public void setUp(UUID person, String purpose) {
        if (purpose.isBlank()) {
            throw new IllegalArgumentException(
                    "an account for emergencies needs its purpose: when it may be used, and where its password lies.");
        }
        if (is(person)) {
            return;
        }
        jdbc.sql("insert into identity_emergency_account (person_id, purpose, set_up_at) values (?, ?, ?)")
                .param(person)
                .param(purpose.strip())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        audit.record(Change.of("person.made-emergency-account", "person", person.toString(), Map.of("emergency", true))
                .because(purpose.strip()));
    }

    public void end(UUID person, String reason) {
        int gone = jdbc.sql("delete from identity_emergency_account where person_id = ?")
                .param(person)
                .update();
        if (gone > 0) {
            audit.record(
                    Change.of("person.ended-emergency-account", "person", person.toString(), Map.of("emergency", false))
                            .because(reason.strip()));
        }
    }

    @Transactional(readOnly = true)
    public boolean is(UUID person) {
        return all().contains(person);
    }

    @Transactional(readOnly = true)
    public Set<UUID> all() {
        return jdbc.sql("select person_id from identity_emergency_account").query(UUID.class).list().stream()
                .collect(Collectors.toSet());
    }

    /** Somebody signed in with it: entry, alarm and count belong to the sign-in. */
    public void opened(UUID person) {
        var at = clock.instant();
        jdbc.sql("update identity_emergency_account set last_opened_at = ? where person_id = ?")
                .param(at.atOffset(ZoneOffset.UTC))
                .param(person)
                .update();
        audit.record(
                Change.of("break-glass.opened", "break-glass", person.toString(), Map.of("person", person.toString())));
        outbox.add(Event.of("dev.tradewind.identity.break-glass-opened", "person/" + person, at)
                .severity(Severity.CRITICAL)
                .title("An emergency account was opened")
                .text(
                        "Somebody signed in with an account that is only for emergencies. If nobody told you of one, switch"
                                + " the account off on the Admin page, and look at what it did in the audit log.")
                .path("admin")
                .with("person", person.toString())
                .to(Audience.ofRoles(Role.ADMIN.name(), Role.AUDITOR.name(), Role.APPROVER.name()))
                .build());
        metrics.counter("tradewind.identity.emergency.sign.ins").increment();
    }
}
