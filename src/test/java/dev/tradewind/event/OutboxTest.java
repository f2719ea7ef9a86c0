package dev.tradewind.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.ConsoleTest;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ConsoleTest
class OutboxTest {
    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final String subject = "thing/" + UUID.randomUUID();

    @Test
    void anEventStaysWithItsChange() {
        transaction.executeWithoutResult(status -> outbox.add(event("dev.tradewind.test.kept")));

        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void anEventVanishesWithItsChange() {
        transaction.executeWithoutResult(status -> {
            outbox.add(event("dev.tradewind.test.undone"));
            status.setRollbackOnly();
        });

        assertThat(kept()).isZero();
    }

    @Test
    void refusesAnEventOutsideATransaction() {
        assertThatThrownBy(() -> outbox.add(event("dev.tradewind.test.lost")))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void refusesATypeThatIsNoReverseDnsName() {
        assertThatThrownBy(() -> event("WindowMissed"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dev.tradewind.<module>.<what-happened>");
    }

    private int kept() {
        return jdbc.sql("select count(*) from event_outbox where subject = ?")
                .param(subject)
                .query(Integer.class)
                .single();
    }

    private Event event(String type) {
        return Event.of(type, subject, Instant.parse("2026-03-01T06:00:00Z"))
                .title("A thing happened")
                .path("overview")
                .to(Audience.ofRoles("OPERATOR"))
                .build();
    }
}
