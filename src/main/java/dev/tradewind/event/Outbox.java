package dev.tradewind.event;

import dev.tradewind.audit.CanonicalJson;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes events in the transaction of the change that they tell of: both are there, or neither. Delivery comes later and
 * can fail without harm to the change. Present in every part of the program that changes something; only the console
 * delivers.
 */
@Component
public class Outbox {
    private final JdbcClient jdbc;

    public Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps the event for delivery.
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException without a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Event event) {
        jdbc.sql("""
                insert into event_outbox (id, type, subject, happened_at, severity, title, words, path, facts, audience)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(event.id())
                .param(event.type())
                .param(event.subject())
                .param(event.at().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param(event.severity().name())
                .param(event.title())
                .param(event.text())
                .param(event.path())
                .param(CanonicalJson.text(event.data()))
                .param(CanonicalJson.text(event.audience()))
                .update();
    }
}
